package main

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/assessment"
)

// causeLabels name the kinds of causes, in the order in which a ledger lists them.
var causeLabels = []struct {
	kind   assessment.CauseKind
	vi, en string
}{
	{assessment.ByExclusion, "mục không tính, sau quy đổi", "excluded, after rescaling"},
	{assessment.ByRule, "theo quy tắc", "by the rules"},
	{assessment.BySurvey, "kết quả điều tra", "answers to surveys"},
	{assessment.ByRounding, "làm tròn", "rounding"},
	{assessment.ByAppraisal, "thẩm định", "changed by the appraisal"},
	{assessment.ByJudgement, "điểm do người chấm cho", "points that were typed"},
	{assessment.ByEvidence, "thiếu tài liệu kiểm chứng", "without evidence"},
	{assessment.ByWaiver, "được miễn", "waived"},
	{assessment.ByMissing, "chưa đủ số liệu", "not known yet"},
	{assessment.ByFailure, "không tính được điểm", "failed"},
	{assessment.ByCap, "giới hạn điểm", "caps"},
	{assessment.ByLeast, "chỉ tính mục ít điểm nhất", "the weakest part counts"},
	{assessment.ByBonus, "điểm thưởng", "bonus"},
	{assessment.ByPenalty, "điểm trừ", "penalty"},
	{assessment.ByFloor, "mức điểm thấp nhất", "floor"},
	{assessment.ByCeiling, "mức điểm cao nhất", "ceiling"},
}

// printLedger prints what became of the maxima of the areas and of the whole: a table whose
// columns add up, and below it the causes of every leaf. What rounding takes or gives stands
// with what is rounded, so that no fractions are printed but where nothing else is exact.
func (a *app) printLedger(y *year, round *assessment.Round, l *assessment.Ledger) {
	p := a.printer()
	a.printHead(p, y.rubric, l.Unit)
	p.printf(a.say("Từ điểm tối đa đến điểm đạt, vòng “%s”\n\n", "From the maximum to the points, “%s”\n\n"), round.Title.In(a.lang))
	accounts := append(slices.Clone(l.Areas), &l.Total)
	took := make([]map[assessment.CauseKind]*big.Rat, len(accounts))
	for i, of := range accounts {
		took[i] = summary(l, of.Code)
	}
	row := func(s style, name string, of func(i int) string) {
		line := pad(name, 32)
		for i := range accounts {
			line += " " + padLeft(of(i), 11)
		}
		p.printf("%s\n", p.in(s, line))
	}
	row(bold, "", func(i int) string {
		if i == len(l.Areas) {
			return a.say("Tổng", "Total")
		}
		return a.say("Lĩnh vực ", "Area ") + accounts[i].Code
	})
	row(plain, a.say("Điểm tối đa", "Maximum"), func(i int) string { return a.lang.Decimal(accounts[i].Max) })
	for _, kind := range causeLabels {
		if slices.ContainsFunc(took, func(of map[assessment.CauseKind]*big.Rat) bool { return of[kind.kind] != nil }) {
			row(plain, "  "+a.say(kind.vi, kind.en), func(i int) string { return a.gained(took[i][kind.kind]) })
		}
	}
	row(bold, a.say("Điểm đạt", "Points"), func(i int) string { return a.lang.Decimal(accounts[i].Points) })
	p.printf("\n%s\n", p.in(bold, a.say("Từng mục", "Every item")))
	for _, area := range l.Areas {
		a.printAccount(p, l, area)
	}
}

// summary returns what the causes of each kind took from an account.
func summary(l *assessment.Ledger, code string) map[assessment.CauseKind]*big.Rat {
	out := map[assessment.CauseKind]*big.Rat{}
	for _, c := range l.Summary(code) {
		if points, ok := c.Rat(); ok {
			out[c.Kind] = points
		}
	}
	return out
}

// gained writes what was taken as what it makes of the points: −1,5 or +0,5.
func (a *app) gained(taken *big.Rat) string {
	switch {
	case taken == nil:
		return ""
	case taken.Sign() < 0:
		return "+" + a.lang.Rat(new(big.Rat).Neg(taken))
	}
	return "−" + a.lang.Rat(taken)
}

// printAccount prints the causes of the leaves below an account that did not keep their
// maxima.
func (a *app) printAccount(p *printer, l *assessment.Ledger, of *assessment.Account) {
	for _, below := range of.Items {
		a.printAccount(p, l, below)
	}
	if len(of.Items) > 0 || len(of.Causes) == 0 {
		return
	}
	p.printf("%s %s: %s / %s\n", pad(of.Code, 8), of.Title.In(a.lang), a.lang.Decimal(of.Points), a.lang.Decimal(of.Max))
	took := summary(l, of.Code)
	for _, c := range of.Causes {
		v := took[c.Kind]
		if v == nil {
			continue
		}
		delete(took, c.Kind)
		by := ""
		if c.Record >= 0 {
			by = p.in(dim, " ["+a.recordNamed(c.Record)+"]")
		}
		p.printf("%s  %s%s\n", padLeft(a.gained(v), 18), c.Text.In(a.lang), by)
	}
}

// recordNamed names a record by its place among the records, from 1.
func (a *app) recordNamed(index int) string {
	return fmt.Sprintf(a.say("bản ghi %d", "record %d"), index+1)
}
