package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/urfave/cli/v3"
)

func (a *app) publishedVerb() verb {
	return verb{
		name: "published", args: "TABLE [FACTS...]", least: 1, most: -1,
		short: a.say("đối chiếu bảng kết quả đã công bố", "hold a published table of results against itself"),
		long: a.say(
			"Đọc bảng kết quả của nhiều đơn vị (XLSX, CSV) như đã công bố rồi nêu từng ô không khớp: điểm thành phần và tổng điểm, chỉ số,\nhạng, xếp loại, số trung bình, tỷ lệ. Mọi số được so sánh ở đúng số chữ số thập phân đã in; chênh lệch do làm tròn được nêu riêng.\nVới mỗi cột hạng cho biết cách xếp hạng nào, theo số nào, cho ra đúng các hạng đã in. -mean nêu số trung bình công bố ngoài bảng:\n78.39, 'total=78.39', 'index=85.41', 'survey=32.5', '1.2=3.4', và của một nhóm: 'Sở, ngành:total=80.12'.\nCó -rubric thì dùng mã, thang điểm và mức xếp loại của bộ chỉ số; có cả FACTS thì bảng còn được đối chiếu với kết quả tính lại.\nMã thoát 1 nếu có mâu thuẫn; chênh lệch do làm tròn và đơn vị chỉ có ở một bên thì không.",
			"Reads a table of the results of many units (XLSX, CSV) as it was published, and says cell by cell what does not agree: parts and\ntotals, percentages, ranks, bands, means, shares. Figures are compared at the decimals they are printed with; what rounding\nexplains is told apart. Of every column of ranks it says which way to rank, by which number, gives the printed ranks. -mean is a\nmean that is stated elsewhere: 78.39, total=78.39, index=85.41, survey=32.5, 1.2=3.4, and of a group: 'Departments:total=80.12'.\nWith -rubric its codes, maxima and bands are those of the table; with FACTS, too, the table is also held against their results.\nThe exit code is 1 if there are contradictions; what rounding explains and units on one side only are none.",
		),
		flags: []cli.Flag{
			&cli.StringFlag{
				Name: "rubric",
				Usage: a.say(
					"bộ chỉ số dùng để chấm các đơn vị: `TỆP`",
					"the rubric that the units were scored by: `RUBRIC`",
				),
			},
			&cli.StringSliceFlag{
				Name: "mean",
				Usage: a.say(
					"số trung bình công bố ngoài bảng, có thể nêu nhiều lần: `[NHÓM:][CỘT=]SỐ`",
					"a mean that is stated elsewhere, as often as needed: `[GROUP:][COLUMN=]NUMBER`",
				),
			},
			&cli.StringFlag{
				Name: "ties",
				Usage: a.say(
					"cách xếp hạng đơn vị bằng nhau theo văn bản: `competition|dense|modified|fractional|ordinal`",
					"how equal units are said to be ranked: `competition|dense|modified|fractional|ordinal`",
				),
			},
			&cli.StringFlag{Name: "sheet", Usage: a.say("trang tính có bảng: `TÊN`", "the sheet with the table: `NAME`")},
		},
		run: a.published,
	}
}

// held is what there is to say of a published table, for machines.
type held struct {
	Schema int    `json:"schema"`
	File   string `json:"file"`
	Sheet  string `json:"sheet,omitempty"`
	Units  int    `json:"units"`
	Shares int    `json:"shares,omitempty"` // rows that count the units of a band
	// Table is the table held against itself, Computed against the results of the facts.
	Table    ownForm `json:"table"`
	Computed ownForm `json:"computed,omitzero"`
	// Faults are those of units of tables, which have no results.
	Faults source.Faults `json:"faults,omitempty"`
}

// ownForm is a report that keeps its own form, with its schema, within another document.
type ownForm struct{ report *listing.Report }

func (d ownForm) MarshalJSON() ([]byte, error) { return d.report.MarshalJSON() }

func (a *app) published(cmd *cli.Command, args []string) error {
	opts := &listing.Options{Sheet: cmd.String("sheet"), Ties: ranking.Ties(cmd.String("ties"))}
	if !knownTies(opts.Ties) {
		return a.badTies(opts.Ties)
	}
	var scorer *scoring.Scorer
	if file := cmd.String("rubric"); file != "" {
		s, err := a.compile(file)
		if err != nil {
			return err
		}
		scorer, opts.Rubric = s, s.Rubric()
	} else if len(args) > 1 {
		return a.troublef("cần -rubric TỆP để chấm số liệu", "-rubric RUBRIC is needed to score facts")
	}
	src, err := a.readBytes(args[0])
	if err != nil {
		return err
	}
	l, err := listing.Read(args[0], src, opts)
	if err != nil {
		return err
	}
	a.remarks(l.Remarks)
	for _, text := range cmd.StringSlice("mean") {
		mean, err := a.meanOf(l, text)
		if err != nil {
			return err
		}
		l.Means = append(l.Means, mean)
	}
	out := &held{Schema: jsonform.Schema, File: args[0], Sheet: l.Sheet, Units: len(l.Rows), Shares: len(l.Shares)}
	if out.Table.report, err = l.Check(opts); err != nil {
		return err
	}
	if len(args) > 1 {
		units, err := a.scoreUnits(scorer, args[1:])
		if err != nil {
			return err
		}
		if out.Computed.report, err = l.Against(slices.Values(units.results), opts); err != nil {
			return err
		}
		out.Faults = units.faults
	}
	if a.asJSON {
		err = a.print(out)
	} else {
		a.printHeld(out)
		a.faults(out.Faults)
	}
	if err == nil && (out.contradicts() || len(out.Faults) > 0) {
		err = errFound
	}
	return err
}

// contradicts reports whether a figure of the table is not right.
func (h *held) contradicts() bool {
	for _, report := range []*listing.Report{h.Table.report, h.Computed.report} {
		if report != nil && count(report, listing.Contradiction) > 0 {
			return true
		}
	}
	return false
}

func count(r *listing.Report, kind listing.Kind) (n int) {
	for i := range r.Findings {
		if r.Findings[i].Kind == kind {
			n++
		}
	}
	return n
}

// meanOf reads a mean of a flag: [GROUP:][COLUMN=]NUMBER. Without a column it is of the
// total or, in a table without one, of the index.
func (a *app) meanOf(l *listing.Listing, text string) (listing.Mean, error) {
	var out listing.Mean
	at, number := "", text
	if k := strings.LastIndex(text, "="); k >= 0 {
		at, number = text[:k], text[k+1:]
	}
	if k := strings.LastIndex(at, ":"); k >= 0 {
		out.Group, at = strings.TrimSpace(at[:k]), at[k+1:]
		var groups []string
		for i := range l.Rows {
			groups = append(groups, l.Rows[i].Group)
		}
		if !slices.Contains(groups, out.Group) {
			return out, a.troublef("-mean %s: bảng không có nhóm %q%s", "-mean %s: the table has no group %q%s", text, out.Group,
				spelling.Suggest(out.Group, groups).In(a.lang))
		}
	}
	value, err := listing.Printed(strings.TrimSpace(number))
	if err != nil {
		return out, a.troublef(
			"-mean %s: %q không phải là một số như 78.39", "-mean %s: %q is not a number such as 78.39", text, number)
	}
	out.Value = value
	out.Role, out.Of, err = a.columnOf(l, text, strings.TrimSpace(at))
	return out, err
}

// columnOf finds the column that a flag names.
func (a *app) columnOf(l *listing.Listing, flag, name string) (role listing.Role, of string, err error) {
	type column struct {
		role listing.Role
		of   string
	}
	var names []string
	found := map[string]column{}
	for _, c := range l.Columns {
		var as string
		switch c.Role {
		case listing.Total, listing.Max:
			as = strings.TrimSuffix(string(c.Role)+" "+c.Of, " ")
		case listing.Index:
			as = strings.TrimSuffix("index "+c.Of, " ")
		case listing.Part, listing.Item:
			as = c.Of
		default:
			continue
		}
		names = append(names, as)
		found[as] = column{c.Role, c.Of}
	}
	if name == "" {
		_, total := found["total"]
		_, index := found["index"]
		switch {
		case total && index:
			return "", "", a.troublef("-mean %s: bảng có cả tổng điểm và chỉ số: ghi 'total=%s' hoặc 'index=%s'",
				"-mean %s: the table has both a total and an index: write total=%s or index=%s", flag, flag, flag)
		case index:
			name = "index"
		default:
			name = "total"
		}
	}
	c, is := found[name]
	if !is {
		return "", "", a.troublef("-mean %s: bảng không có cột %q; các cột: %s%s",
			"-mean %s: the table has no column %q; there are %s%s", flag, name, strings.Join(names, ", "),
			spelling.Suggest(name, names).In(a.lang))
	}
	return c.role, c.of, nil
}

func (a *app) printHeld(h *held) {
	p := a.printer()
	name := h.File
	if h.Sheet != "" {
		name += " (" + h.Sheet + ")"
	}
	p.printf(a.say("%s: %d đơn vị", "%s: %d unit(s)"), p.in(bold, name), h.Units)
	if h.Shares > 0 {
		p.printf(a.say(", %d hàng đếm số đơn vị theo xếp loại", ", %d row(s) that count the units of a band"), h.Shares)
	}
	p.printf("\n")
	a.printReport(p, h.File, a.say("Bảng tự đối chiếu", "The table by itself"), h.Table.report)
	if h.Computed.report != nil {
		a.printReport(p, h.File, a.say("Đối chiếu với kết quả tính lại", "Against the computed results"), h.Computed.report)
	}
}

func (a *app) printReport(p *printer, file, title string, r *listing.Report) {
	p.printf("\n%s\n", p.in(bold, title))
	for _, f := range r.Findings {
		s, mark := red, "✗"
		switch f.Kind {
		case listing.Rounding:
			s, mark = yellow, "≈"
		case listing.Absent:
			s, mark = yellow, "?"
		}
		at := file + ":"
		if f.Cell != "" {
			at += " " + f.Cell + ":"
		}
		p.printf("  %s %s %s\n", p.in(s, mark), at, p.in(s, f.Text.In(a.lang)))
	}
	a.printReadings(p, r.Readings)
	for _, m := range r.Means {
		p.printf("  %s %s\n", p.in(green, "✓"), a.meanHolds(m))
	}
	p.printf(a.say(
		"  %d mâu thuẫn, %d chênh lệch do làm tròn, %d đơn vị chỉ có ở một bên\n",
		"  %d contradiction(s), %d by rounding, %d unit(s) on one side only\n",
	), count(r, listing.Contradiction), count(r, listing.Rounding), count(r, listing.Absent))
}

// printReadings prints a line for each number that ranks can be by: the ways to rank it that
// give the printed ranks.
func (a *app) printReadings(p *printer, all []listing.Reading) {
	type number struct {
		group, rank string
		role        listing.Role
		of          string
		unrounded   bool
	}
	of := func(r listing.Reading) number { return number{r.Group, r.Rank, r.Role, r.Of, r.Unrounded} }
	for len(all) > 0 {
		n, end := of(all[0]), 1
		for end < len(all) && of(all[end]) == n {
			end++
		}
		var yes, keys, against []string
		for _, r := range all[:end] {
			switch {
			case r.Reproduces:
				yes = append(yes, string(r.Ties))
			case r.NeedsKeys:
				keys = append(keys, string(r.Ties))
			}
			for _, unit := range r.Against {
				if !slices.Contains(against, unit) {
					against = append(against, unit)
				}
			}
		}
		all = all[end:]

		line := a.say("hạng", "ranks")
		if n.rank != "" {
			line += " (" + a.columnName(listing.Rank, n.rank) + ")"
		}
		if n.group != "" {
			line += a.say(" của nhóm ", " of ") + n.group
		}
		line += a.say(" theo ", " by ") + a.columnName(n.role, n.of)
		if n.unrounded {
			line += a.say(", trước khi làm tròn", ", before rounding")
		} else {
			line += a.say(", như đã in", ", as printed")
		}
		s, mark := green, "✓"
		var said []string
		if len(yes) > 0 {
			said = append(said, strings.Join(yes, ", "))
		} else if s, mark = dim, "–"; len(keys) > 0 {
			s, mark = yellow, "?"
		}
		if len(keys) > 0 {
			said = append(said, fmt.Sprintf(a.say("%s nếu có tiêu chí phụ không in trong bảng", "%s with keys that are not printed"),
				strings.Join(keys, ", ")))
		}
		if len(yes) == 0 {
			no := a.say("không cách nào", "in no way")
			if len(keys) > 0 {
				no = a.say("cách khác thì không", "otherwise not")
			}
			if len(against) > 0 {
				no += fmt.Sprintf(a.say(", trước hết ở %s", ", first of %s"), strings.Join(against[:min(3, len(against))], ", "))
			}
			said = append(said, no)
		}
		p.printf("  %s %s: %s\n", p.in(s, mark), line, strings.Join(said, "; "))
	}
}

// columnName names a column for people.
func (a *app) columnName(role listing.Role, of string) string {
	name := map[listing.Role]string{
		listing.Total: a.say("tổng điểm", "total"), listing.Max: a.say("thang điểm", "maximum"),
		listing.Index: a.say("chỉ số", "index"), listing.Rank: a.say("theo", "by"),
		listing.Item: a.say("mục", "item"), listing.Part: a.say("phần điểm", "part"),
	}[role]
	if part := map[string]string{
		"appraisal": a.say("điểm thẩm định", "appraisal"), "survey": a.say("điểm điều tra xã hội học", "survey"),
		"external": a.say("điểm do cơ quan khác đánh giá", "external points"),
		"bonus":    a.say("điểm thưởng", "bonus"), "penalty": a.say("điểm trừ", "penalty"),
	}[of]; part != "" {
		if role == listing.Part {
			return part
		}
		of = part
	}
	return strings.TrimSuffix(name+" "+of, " ")
}

// meanHolds says of a stated mean that it holds, and as what.
func (a *app) meanHolds(m listing.Mean) string {
	of := a.columnName(m.Role, m.Of)
	if m.Group != "" {
		of += a.say(" của nhóm ", " of ") + m.Group
	}
	kind := a.say("bình quân các số trong cột", "the mean of the figures")
	if m.Kind == listing.PercentageOfMeans {
		kind = a.say("tỷ lệ của điểm bình quân so với thang điểm bình quân", "the percentage of the mean maximum that the mean points are")
	}
	at := ""
	if m.Line > 0 {
		at = fmt.Sprintf(a.say(" (hàng %d)", " (row %d)"), m.Line)
	}
	return a.say("số trung bình ", "the mean ") + m.Value.In(a.lang) + a.say(" của ", " of ") + of + at +
		a.say(" đúng: là ", " holds: it is ") + kind
}
