package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/assessment"
)

// NewRound makes the table of a round of a unit's year from its records: the self-score table
// ([NewSelfScore]) of a round in which the unit states its own figures or points, and of any
// other the appraisal table ([NewAppraisal]), beside what the unit gave itself
// ([assessment.State.Self]). The documents that were shown and not refused stand in it, the
// explanations, and the opinions with why documents were refused and figures and points were
// changed after the self-score.
//
// The state is folded from the assessment. A nil paper is the default. The error is that of a
// nil assessment or one that the state was not folded from, of a state that was read from JSON,
// of a name that no round has, or one of NewSelfScore or NewAppraisal.
func NewRound(a *assessment.Assessment, s *assessment.State, round string, paper *Paper) (*Document, error) {
	if a == nil || s == nil {
		return nil, errors.New("the table of a round needs the records of a year and its state")
	}
	if _, err := s.Compare(round, round); err != nil { // of a state from JSON, or an unknown name
		return nil, err
	}
	of, self := s.Round(round), s.Self(round)
	remarks, err := remarksOf(a, s, self, of)
	switch {
	case err != nil:
		return nil, err
	case self == nil:
		return NewAppraisal(nil, of.Result, remarks, paper)
	case self == of:
		return NewSelfScore(of.Result, remarks, paper)
	}
	return NewAppraisal(self.Result, of.Result, remarks, paper)
}

// remarksOf are what was shown and said of items up to a round.
func remarksOf(a *assessment.Assessment, s *assessment.State, self, round *assessment.Round) (*Remarks, error) {
	record := func(i int) (assessment.Record, error) {
		if i < 0 || i >= len(a.Records) {
			return assessment.Record{}, errors.New("the state was not folded from the assessment")
		}
		return a.Records[i], nil
	}
	changes := map[string][]assessment.Change{}
	if self != nil {
		c, err := s.Compare(self.Name, round.Name)
		if err != nil {
			return nil, err
		}
		for _, it := range c.Items {
			changes[it.Code] = it.Steps
		}
	}
	out := &Remarks{Evidence: map[string]rubric.Text{}, Explanations: map[string]rubric.Text{}, Opinions: map[string]rubric.Text{}}
	for _, it := range round.Items {
		var evidence, explanations, opinions sayings
		for _, e := range it.Evidence {
			if e.RefusedBy < 0 {
				evidence.add(e.Record, pieceText(e.Evidence))
				continue
			}
			refusal, err := record(e.RefusedBy)
			if err != nil {
				return nil, err
			}
			opinions.add(e.RefusedBy, inBoth(func(l locale.Lang) string {
				return fmt.Sprintf(refusedPiece.In(l), e.Name(), refusal.Why.In(l))
			}))
		}
		for _, r := range it.Remarks {
			switch r.Kind {
			case assessment.Explained:
				explanations.add(r.Record, r.Text)
			case assessment.Opined:
				opinions.add(r.Record, r.Text)
			}
		}
		for _, step := range changes[it.Code] {
			r, err := record(step.Record)
			if err != nil {
				return nil, err
			}
			if (r.Kind == assessment.Stated || r.Kind == assessment.Typed) && !r.Why.IsZero() {
				opinions.add(step.Record, r.Why)
			}
		}
		evidence.into(out.Evidence, it.Code, "; ")
		explanations.into(out.Explanations, it.Code, ". ")
		opinions.into(out.Opinions, it.Code, ". ")
	}
	return out, nil
}

// pieceText names a document with its day and who issued it.
func pieceText(e assessment.Evidence) rubric.Text {
	return inBoth(func(l locale.Lang) string {
		out := e.Name()
		if !e.Date.IsZero() {
			out += pieceDated.In(l) + e.Date.Written(l)
		}
		return some(", ", out, e.Issuer.In(l))
	})
}

// inBoth is a text that is made in both languages.
func inBoth(say func(l locale.Lang) string) (out rubric.Text) {
	out.VI, out.EN = say(locale.Vietnamese), say(locale.English)
	return out
}

// sayings are texts of records that stand behind each other in a cell, in the order of the
// records.
type sayings []saying

type saying struct {
	record int
	text   rubric.Text
}

func (s *sayings) add(record int, text rubric.Text) { *s = append(*s, saying{record, text}) }

func (s sayings) into(m map[string]rubric.Text, code, between string) {
	slices.SortStableFunc(s, func(a, b saying) int { return a.record - b.record })
	if len(s) == 0 {
		return
	}
	m[code] = inBoth(func(l locale.Lang) string {
		var out []string
		for _, x := range s {
			out = append(out, strings.TrimSuffix(x.text.In(l), "."))
		}
		return strings.Join(out, between)
	})
}
