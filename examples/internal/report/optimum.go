package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Optimum writes the answer to an aim in one language.
func Optimum(out io.Writer, lang locale.Lang, o *remediation.Optimum) {
	r := report{out, lang}
	r.unit(o.Unit)
	r.edition(o.Edition, o.Illustrative)
	now, most := r.points(
		o.Now.Least,
	), r.pick(
		"cao nhất đạt được bằng các thay đổi cho phép",
		"the most that the changes allowed reach",
	)
	open := !o.Now.Least.Equal(o.Now.Most)
	if open {
		now, most = fmt.Sprintf(
			r.pick("từ %s đến %s", "%s to %s"),
			r.lang.Decimal(o.Now.Least),
			r.points(o.Now.Most),
		), r.pick(
			"chắc chắn đạt được nhiều nhất",
			"the most that can surely be reached",
		)
	}
	switch {
	case !o.Proved && open:
		most = r.pick("chắc chắn đạt được nhiều nhất trong các cách tìm được", "the most that was found to be sure")
	case !o.Proved:
		most = r.pick("cao nhất tìm được", "the most that was found")
	}
	r.printf(r.pick("Hiện tại: %s; %s: %s\n", "Now: %s; %s: %s\n"), now, most, r.points(o.Most))
	r.chosen(o)

	r.heading("THAY ĐỔI CẦN CÓ", "WHAT HAS TO CHANGE")
	r.targets(o, o.Best)
	if len(o.Next) > 0 {
		r.heading("PHƯƠNG ÁN TIẾP THEO (so với phương án tốt nhất)", "NEXT BEST (compared with the best set)")
	}
	for _, s := range o.Next {
		r.next(o, s)
	}
	r.curve(o)
	switch {
	case len(o.OutOfReach) == 0:
	case o.Proved:
		r.heading("ĐIỂM KHÔNG LẤY LẠI ĐƯỢC", "OUT OF REACH")
	default:
		r.heading("ĐIỂM CÒN MẤT", "STILL LOST")
	}
	for _, x := range o.OutOfReach {
		r.open("  ", x)
	}
}

// chosen says what was aimed at and what the best set comes to.
func (r report) chosen(o *remediation.Optimum) {
	r.heading("PHƯƠNG ÁN TỐT NHẤT", "BEST SET")
	r.printf(r.pick("  Đích: %s\n", "  Goal: %s\n"), r.goal(o))
	switch open := len(o.Best.Open) > 0; {
	case o.Reached:
	case !o.Proved && open:
		r.printf(
			r.pick(
				"  Chưa tìm được cách chắc chắn đạt đích: chắc chắn nhiều nhất trong các cách tìm được là %s\n",
				"  No way that surely reaches the goal was found: the most that was found to be sure is %s\n",
			),
			r.points(o.Most),
		)
	case !o.Proved:
		r.printf(
			r.pick(
				"  Chưa tìm được cách đạt đích: cao nhất tìm được %s\n",
				"  No way to the goal was found: the most that was found is %s\n",
			),
			r.points(o.Most),
		)
	case open:
		r.printf(
			r.pick(
				"  Không chắc chắn đạt được đích: chắc chắn nhiều nhất %s\n",
				"  The goal is not surely reached: %s are sure at most\n",
			),
			r.points(o.Most),
		)
	default:
		r.printf(
			r.pick("  Không đạt được đích: cao nhất %s\n", "  The goal is out of reach: %s at most\n"),
			r.points(o.Most),
		)
	}
	points := r.pick("điểm", "points")
	if sureOnly(o) {
		points = r.pick("điểm chắc chắn", "points that are sure")
	}
	r.printf(
		r.pick("  Công sức: %s; %s: từ %s lên %s (%s)%s\n", "  Effort: %s; %s: from %s to %s (%s)%s\n"),
		r.effort(o, o.Best.Effort),
		points,
		r.lang.Decimal(o.Now.Least),
		r.lang.Decimal(o.Best.Final.Least),
		r.signed(o.Best.Gain),
		r.band(o.Best.Band),
	)
	if len(o.Best.Open) > 0 {
		r.printf(r.pick("  Điểm cuối cùng khi đó từ %s đến %s:\n", "  The final score is then from %s to %s:\n"),
			r.lang.Decimal(o.Best.Final.Least), r.points(o.Best.Final.Most))
		r.why("    ", o.Best.Open)
	}
	best := r.pick("ít công sức nhất", "takes the least effort")
	if o.Goal.Effort.Valid || !o.Reached {
		best = r.pick("nhiều điểm nhất", "gives the most points")
	}
	if o.Proved {
		r.printf(
			r.pick(
				"  Đã chứng minh: không cách nào khác tốt hơn (%s)\n",
				"  Proved: nothing else does better (it %s)\n",
			),
			best,
		)
	} else {
		r.printf(r.pick("  Chưa chứng minh là phương án %s\n", "  Not proved that it %s\n"), best)
	}
	for _, d := range o.Doubts {
		r.printf("    – %s\n", d.In(r.lang))
	}
}

// goal writes what was aimed at.
func (r report) goal(o *remediation.Optimum) string {
	required := ""
	if o.Required.Valid {
		required = r.pick("từ ", "at least ") + r.points(o.Required.Decimal)
	}
	switch g := o.Goal; {
	case g.Effort.Valid:
		return fmt.Sprintf(
			r.pick("nhiều điểm nhất với công sức không quá %s", "the most points for at most %s"),
			r.effort(o, g.Effort.Decimal),
		)
	case g.Band != "":
		return fmt.Sprintf(r.pick("xếp loại %s (%s)", "band %s (%s)"), g.Band, required)
	case g.Rank != 0:
		return fmt.Sprintf(r.pick("hạng %d/%d (%s)", "rank %d of %d (%s)"), g.Rank, len(g.Rivals)+1, required)
	}
	return required
}

// effort writes an effort in its unit.
func (r report) effort(o *remediation.Optimum, v decimal.Decimal) string {
	unit := o.EffortUnit.In(r.lang)
	if unit == "" {
		unit = r.pick("đơn vị công sức", "units of effort")
	}
	return r.lang.Decimal(v) + " " + unit
}

// targets writes the changes of a set, with the points that leaves get by them.
func (r report) targets(o *remediation.Optimum, s remediation.Set) {
	for _, t := range s.Targets {
		r.printf("  • %s\n", r.target(o, t))
		var effects []string
		for _, e := range t.Effects {
			after := r.lang.Decimal(e.After)
			if e.Excluded {
				after = r.pick("loại khỏi thang điểm", "left out of the maximum")
			}
			effects = append(effects, fmt.Sprintf("%s: %s → %s", e.Code, r.lang.Decimal(e.Before), after))
		}
		r.printf("    %s\n", strings.Join(effects, "; "))
	}
	if len(s.Targets) == 0 {
		r.printf("  %s\n", r.pick("không có thay đổi nào", "nothing"))
	}
}

func (r report) target(o *remediation.Optimum, t remediation.Target) string {
	if !t.Effort.Valid {
		return t.Text.In(r.lang)
	}
	return t.Text.In(r.lang) + "; " + r.effort(o, t.Effort.Decimal)
}

// sureOnly reports whether the points of an optimum are those that are sure, and the
// final score can be more.
func sureOnly(o *remediation.Optimum) bool {
	return !o.Now.Least.Equal(o.Now.Most) || len(o.Best.Open) > 0
}

// next writes another set by what it has other than the best one.
func (r report) next(o *remediation.Optimum, s remediation.Set) {
	sure := ""
	if sureOnly(o) {
		sure = r.pick("chắc chắn ", "surely ")
	}
	r.printf(
		"  %s: %s%s (%s)%s\n",
		r.effort(o, s.Effort),
		sure,
		r.points(s.Final.Least),
		r.signed(s.Gain),
		r.band(s.Band),
	)
	has := func(s remediation.Set, t remediation.Target) bool {
		return slices.ContainsFunc(s.Targets, func(x remediation.Target) bool { return x.Text == t.Text })
	}
	for _, t := range o.Best.Targets {
		if !has(s, t) {
			r.printf(r.pick("    bỏ: %s\n", "    without: %s\n"), r.target(o, t))
		}
	}
	for _, t := range s.Targets {
		if !has(o.Best, t) {
			r.printf(r.pick("    thêm: %s\n", "    with: %s\n"), r.target(o, t))
		}
	}
}

// curveRows is how many equal parts of the effort a long curve is shown for.
const curveRows = 12

// curve writes the curve of effort and points; where it is long, what each twelfth
// of the effort comes to, and the best set.
func (r report) curve(o *remediation.Optimum) {
	if sureOnly(o) {
		r.heading("CÔNG SỨC VÀ ĐIỂM CHẮC CHẮN ĐẠT ĐƯỢC", "EFFORT AND POINTS THAT ARE SURE")
	} else {
		r.heading("CÔNG SỨC VÀ ĐIỂM", "EFFORT AND POINTS")
	}
	rows, whole := decimal.NewFromInt(curveRows), o.Curve[len(o.Curve)-1].Effort
	shown, part := 0, int64(0)
	for i, p := range o.Curve {
		ends := false // a part, as the last point of it
		for ; part <= curveRows; part++ {
			if i+1 < len(o.Curve) && !o.Curve[i+1].Effort.Mul(rows).GreaterThan(whole.Mul(decimal.NewFromInt(part))) {
				break
			}
			ends = true
		}
		best := p.Effort.Equal(o.Best.Effort) && p.Final.Equal(o.Best.Final.Least)
		if !ends && !best && len(o.Curve) > curveRows {
			continue
		}
		mark := ""
		if best {
			mark = r.pick("  ← phương án tốt nhất", "  ← the best set")
		}
		r.printf("  %s %s%s\n", padLeft(r.effort(o, p.Effort), 20), padLeft(r.points(p.Final), 14), mark)
		shown++
	}
	if shown < len(o.Curve) {
		r.printf(r.pick("  (%d trong %d mức)\n", "  (%d of %d steps)\n"), shown, len(o.Curve))
	}
}
