package main

import (
	"strings"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/assessment"
)

// appraisal makes the appraisal table of a round, or the self-score table of a self round.
func (a *app) appraisal(y *year, round *assessment.Round) (*document.Document, error) {
	paper := &document.Paper{Lang: a.lang}
	self := y.self(round)
	switch {
	case self == nil:
		return document.NewAppraisal(nil, round.Result, y.remarks(round), paper)
	case self == round:
		return document.NewSelfScore(round.Result, y.remarks(round), paper)
	}
	return document.NewAppraisal(self.Result, round.Result, y.remarks(round), paper)
}

// remarks are what was shown and said of items up to a round, as papers print it: the
// documents that were not refused, the explanations, and the opinions with the reasons of
// those who refused a document or set points.
func (y *year) remarks(round *assessment.Round) *document.Remarks {
	out := &document.Remarks{
		Evidence: map[string]rubric.Text{}, Explanations: map[string]rubric.Text{}, Opinions: map[string]rubric.Text{},
	}
	for _, it := range round.Items {
		var evidence, explanations, opinions texts
		for _, e := range it.Evidence {
			if e.RefusedBy < 0 {
				evidence.add(rubric.Text{
					VI: (&app{lang: rubric.Vietnamese}).piece(e), EN: (&app{lang: rubric.English}).piece(e),
				})
			} else {
				why := y.records.Records[e.RefusedBy].Why
				opinions.add(rubric.Text{
					VI: "loại tài liệu " + named(e) + ": " + why.In(rubric.Vietnamese),
					EN: named(e) + " refused: " + why.In(rubric.English),
				})
			}
		}
		for _, r := range it.Remarks {
			switch r.Kind {
			case assessment.Explained:
				explanations.add(r.Text)
			case assessment.Opined:
				opinions.add(r.Text)
			}
		}
		evidence.into(out.Evidence, it.Code)
		explanations.into(out.Explanations, it.Code)
		opinions.into(out.Opinions, it.Code)
	}
	return out
}

// texts are texts that stand behind each other in a cell.
type texts struct{ vi, en []string }

func (t *texts) add(of rubric.Text) {
	t.vi, t.en = append(t.vi, of.In(rubric.Vietnamese)), append(t.en, of.In(rubric.English))
}

func (t *texts) into(m map[string]rubric.Text, code string) {
	if len(t.vi) > 0 {
		m[code] = rubric.Text{VI: strings.Join(t.vi, "; "), EN: strings.Join(t.en, "; ")}
	}
}
