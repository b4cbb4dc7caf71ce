package rubric

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
)

// Round is a round of a unit's assessment: self-scoring, an appraisal, an explanation.
// Each begins with what the one before it came to.
type Round struct {
	Name  string `json:"name"` // as records name it: self, appraisal_1
	Title Text   `json:"title"`
	// Self marks a round in which the unit speaks for itself. It states neither points or
	// figures of surveys and other indexes nor opinions, refusals and waivers.
	Self bool `json:"self,omitempty"`
	// Records are the kinds of records that the round takes: figure, points, claim,
	// evidence, refusal, explanation, opinion, note, survey, waiver. Without them it takes
	// all that its side may write.
	Records []string `json:"records,omitempty"`
	// Illustrative marks a round that no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// records are the kinds of records of an assessment; ofOthers are those of them that no
// unit writes of itself.
var (
	records = []string{"figure", "points", "claim", "evidence", "refusal", "explanation", "opinion", "note", "survey",
		"waiver"}
	ofOthers = []string{"refusal", "opinion", "survey", "waiver"}
)

// MarshalJSON writes the round as it stands in rubric files.
func (r Round) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (r *Round) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

func (r *Rubric) readRound(of *Round, n source.Node) {
	f := r.fields(of, n)
	*of = Round{
		Name:         value(f, "name", source.Node.Name),
		Title:        source.As[Text](f.get("title")),
		Self:         value(f, "self", source.Node.Bool),
		Illustrative: f.get("illustrative").Bool(),
	}
	kinds := value(f, "records", source.Node.Items)
	of.Records = sized[string](len(kinds))
	for i, n := range kinds {
		r.mark(&of.Records[i], "", n)
		of.Records[i] = n.OneOf(records...)
	}
	f.Close()
}
