package main

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/assessment"
)

// appraisal makes the appraisal table of a round, or the self-score table of a self round.
func (a *app) appraisal(y *year, round *assessment.Round) (*document.Document, error) {
	paper, self := &document.Paper{Lang: a.lang}, y.self(round)
	remarks, err := y.remarks(self, round)
	switch {
	case err != nil:
		return nil, err
	case self == nil:
		return document.NewAppraisal(nil, round.Result, remarks, paper)
	case self == round:
		return document.NewSelfScore(round.Result, remarks, paper)
	}
	return document.NewAppraisal(self.Result, round.Result, remarks, paper)
}

// remarks are what was shown and said of items up to a round, as papers print it: the
// documents that were not refused; the explanations; and the opinions, with why documents
// were refused and figures and points changed after the self-score.
func (y *year) remarks(self, round *assessment.Round) (*document.Remarks, error) {
	changes := map[string][]assessment.Change{}
	if self != nil {
		c, err := y.state.Compare(self.Name, round.Name)
		if err != nil {
			return nil, err
		}
		for _, it := range c.Items {
			changes[it.Code] = it.Steps
		}
	}
	out := &document.Remarks{
		Evidence: map[string]rubric.Text{}, Explanations: map[string]rubric.Text{}, Opinions: map[string]rubric.Text{},
	}
	for _, it := range round.Items {
		var evidence, explanations, opinions sayings
		for _, e := range it.Evidence {
			if e.RefusedBy < 0 {
				evidence.add(e.Record, rubric.Text{
					VI: (&app{lang: locale.Vietnamese}).piece(e), EN: (&app{lang: locale.English}).piece(e),
				})
				continue
			}
			why := y.records.Records[e.RefusedBy].Why
			opinions.add(e.RefusedBy, rubric.Text{
				VI: "loại tài liệu " + e.Name() + ": " + why.In(locale.Vietnamese),
				EN: e.Name() + " refused: " + why.In(locale.English),
			})
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
			r := y.records.Records[step.Record]
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
	var vi, en []string
	for _, x := range s {
		vi, en = append(vi, strings.TrimSuffix(x.text.In(locale.Vietnamese), ".")), append(en, strings.TrimSuffix(x.text.In(locale.English), "."))
	}
	if len(s) > 0 {
		m[code] = rubric.Text{VI: strings.Join(vi, between), EN: strings.Join(en, between)}
	}
}
