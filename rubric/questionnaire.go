package rubric

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
)

// Questionnaire is a sociological survey (điều tra xã hội học): the answers that respondents can
// give to each of its questions, and how they count. An item that names it is one question;
// its points are
//
//	maximum × Σ weight × mean of the values of the answers of the group ÷ Σ weight
//
// over the groups of respondents, exactly, rounded once like the points of every leaf.
type Questionnaire struct {
	Name  string `json:"name"`
	Title Text   `json:"title"`
	// Answers are the options of a question, each with the share of the maximum that it is
	// worth as its value.
	Answers []Option `json:"answers"`
	// Respondents are the groups that are asked, each with its weight as its value; without
	// them all respondents are one group.
	Respondents []Option `json:"respondents,omitempty"`
	// Least is how many respondents have to answer a question, LeastEach how many of every
	// group; a group of which nobody answered is always too few. TooFew is what an item is
	// worth then, NotHeld where the survey was not held; without them it stays open.
	Least     int    `json:"least,omitempty"`
	LeastEach int    `json:"least_each,omitempty"`
	TooFew    Policy `json:"too_few,omitzero"`
	NotHeld   Policy `json:"not_held,omitzero"`
	// Illustrative marks a survey that no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// MarshalJSON writes the survey as it stands in rubric files.
func (q Questionnaire) MarshalJSON() ([]byte, error) { return jsonform.Marshal(q) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (q *Questionnaire) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, q) }

func (r *Rubric) readSurvey(q *Questionnaire, n source.Node) {
	f := r.fields(q, n)
	*q = Questionnaire{
		Name:         value(f, "name", source.Node.Name),
		Title:        source.As[Text](f.get("title")),
		Answers:      r.readValued(f, "answers"),
		Respondents:  r.readValued(f, "respondents"),
		Least:        value(f, "least", source.Node.Int),
		LeastEach:    value(f, "least_each", source.Node.Int),
		TooFew:       value(f, "too_few", policyOf),
		NotHeld:      value(f, "not_held", policyOf),
		Illustrative: f.get("illustrative").Bool(),
	}
	f.Close()
}

// readValued reads a list of options that have values, each of which has a place of its own.
func (r *Rubric) readValued(f fields, key string) []Option {
	nodes := value(f, key, source.Node.Items)
	out := sized[Option](len(nodes))
	for i, n := range nodes {
		o := &out[i]
		if !n.IsMapping() {
			r.mark(o, "", n)
			o.Name = n.Name()
			continue
		}
		f := r.fields(o, n)
		f.Need("name")
		*o = Option{
			Name:  value(f, "name", source.Node.Name),
			Title: source.As[Text](f.get("title")),
			Value: value(f, "value", source.Node.NullDecimal),
		}
		f.Close()
	}
	return out
}

// excludes reports whether an item that the survey gives points to may be excluded.
func (q *Questionnaire) excludes() bool {
	return q != nil && (q.TooFew.Kind == PolicyExclude || q.NotHeld.Kind == PolicyExclude)
}
