package scoringtest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/assessment"
)

// findings is the key of what somebody has to look at.
const findings = "findings"

// findingKinds are the kinds of findings.
var findingKinds = []string{
	string(assessment.EvidenceMissing), string(assessment.EvidenceDue), string(assessment.EvidenceLate),
	string(assessment.ClaimRefuted), string(assessment.ClaimOpen), string(assessment.JudgementIdle), string(assessment.SurveyNotHeld),
	string(assessment.TooFewAnswers), string(assessment.WaiverFuture), string(assessment.WaiverExpired),
	string(assessment.WaiverOrphaned),
}

// findings reads a list of findings, each a kind with the code of its item.
func (rd *reader) findings(key, n source.Node) []*expectation {
	if !rd.inYear {
		key.Fault(onlyOfRecords, findings)
		return nil
	}
	x := &expectation{what: findings, node: n, list: n.Items()}
	var list []string
	for _, c := range x.list {
		text := c.Filled()
		if text == "" {
			continue
		}
		kind, code, _ := strings.Cut(text, " ")
		code = strings.TrimSpace(code)
		it := rd.items[code]
		switch finding := kind + " " + code; {
		case !slices.Contains(findingKinds, kind):
			c.Fault(noSuchFinding, locale.Short(kind), c.Suggest(kind, findingKinds))
		case code == "":
			c.Fault(howToFind)
		case it == nil:
			c.Fault(noSuchItem, locale.Short(code), c.Suggest(code, rd.codes))
		case !it.Leaf():
			c.Fault(findingsOfLeaves, code)
		case slices.Contains(list, finding):
			c.Fault(findingTwice, finding)
		default:
			list = append(list, finding)
		}
	}
	x.want = strings.Join(rd.inOrder(list), ", ")
	x.reader = rd
	return []*expectation{x}
}

// inOrder sorts findings by the rubric's order of their items.
func (rd *reader) inOrder(list []string) []string {
	out := slices.Clone(list)
	slices.SortFunc(out, func(a, b string) int {
		_, p, _ := strings.Cut(a, " ")
		_, q, _ := strings.Cut(b, " ")
		return cmp.Or(cmp.Compare(rd.order[p], rd.order[q]), cmp.Compare(a, b))
	})
	return slices.Compact(out)
}

// ofFindings returns the findings of a round; several of one kind about one item are one.
func ofFindings(x *expectation, r *assessment.Round) got {
	var list []string
	for _, f := range r.Findings {
		list = append(list, finding(f))
	}
	text := strings.Join(x.reader.inOrder(list), ", ")
	return got{value: text, shown: orNone(text)}
}

func finding(f assessment.Finding) string { return string(f.Kind) + " " + f.Item }

// findings writes the findings in which the lists differ.
func (l *lines) findings(x *expectation, r *assessment.Round) {
	for _, f := range r.Findings {
		if name := finding(f); !slices.Contains(strings.Split(x.want, ", "), name) {
			*l = append(*l, rubric.Text{VI: name + ": " + f.Text.VI, EN: name + ": " + f.Text.EN})
		}
	}
}
