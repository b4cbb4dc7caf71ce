package main

import (
	"embed"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/parindex/parindex/examples/internal/criteria"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/urfave/cli/v3"
)

// templates are commented rubrics to begin with.
//
//go:embed init
var templates embed.FS

func (a *app) initVerb() verb {
	return verb{
		name: "init", args: "[TABLE] [FILE]", least: 0, most: 2,
		short: a.say("bắt đầu một bộ chỉ số", "begin a rubric"),
		long: a.say(
			"In một bộ chỉ số có chú thích để điền tiếp, hoặc ghi vào tệp mới (không ghi đè tệp đã có).\nCó TABLE (hoặc -from TABLE) thì lập từ bảng tiêu chí XLSX hoặc CSV: cột mã (Mã, TT, STT), tiêu chí (Tiêu chí, Nội dung, Tên) và điểm tối đa\n(Điểm tối đa, Thang điểm, Điểm chuẩn). Mỗi tiêu chí cuối cùng được nhập điểm bằng tay cho đến khi có quy tắc; hàng không có\nmã và các cột khác thành chú thích. Chỗ bảng tự mâu thuẫn (tổng không khớp, mã lặp...) được nêu kèm ô và giữ nguyên;\nkhi đó mã thoát là 1.",
			"Prints a commented rubric to go on from, or writes it into a new file (one that is there is not overwritten).\nWith TABLE (or -from TABLE) it is made from a table of criteria, XLSX or CSV, with columns code (Code, No), title (Title, Criterion) and\nmaximum (Max, Maximum), also by their Vietnamese headers. The points of every leaf are typed by hand until it has a rule;\nrows without a code and further columns become comments. Where the table contradicts itself (sums that differ, a code\ntwice...) the cell is named and nothing repaired; the exit code is 1 then.",
		),
		flags: []cli.Flag{
			&cli.StringFlag{
				Name:  "from",
				Usage: a.say("lập từ bảng tiêu chí `TỆP` (XLSX, CSV)", "make it from the table in `TABLE` (XLSX, CSV)"),
			},
		},
		run: a.init,
	}
}

// begun is a rubric that was begun, for machines.
type begun struct {
	Schema   int                `json:"schema"`
	Rubric   string             `json:"rubric"` // the file
	Findings []criteria.Finding `json:"findings"`
}

func (a *app) init(cmd *cli.Command, args []string) error {
	from := cmd.String("from")
	if from == "" && len(args) > 0 && (isCSV(args[0]) || strings.EqualFold(filepath.Ext(args[0]), ".xlsx")) {
		from, args = args[0], args[1:]
	}
	if len(args) > 1 {
		return a.troublef("chỉ ghi được vào một tệp, không phải %s và %s", "the rubric goes into one file, not into %s and %s", args[0], args[1])
	}
	doc, err := a.begin(from)
	if err != nil {
		return err
	}
	switch {
	case len(args) > 0 && args[0] != "-":
		err = a.create(args[0], []byte(doc.Rubric))
	case !a.asJSON:
		_, err = fmt.Fprint(a.out, doc.Rubric)
	}
	if err != nil {
		return err
	}
	if a.asJSON {
		err = a.print(doc)
	} else {
		p := &printer{a.errOut, a.errColour}
		for _, f := range doc.Findings {
			p.printf("%s %s\n", p.in(bold, from+": "+f.Cell+":"), p.in(yellow, f.Message.In(a.lang)))
		}
	}
	if err == nil && len(doc.Findings) > 0 {
		err = errFound
	}
	return err
}

// begin returns a rubric from a table, or one from nothing.
func (a *app) begin(from string) (*begun, error) {
	doc := &begun{Schema: jsonform.Schema, Findings: []criteria.Finding{}}
	if from == "" {
		text, err := templates.ReadFile("init/" + a.say("vi", "en") + ".yaml")
		doc.Rubric = string(text)
		return doc, err
	}
	src, err := a.read(from)
	if err != nil {
		return nil, err
	}
	if most := (*source.Limits)(nil).OrDefault().Bytes; len(src) > most {
		return nil, a.troublef("tệp %s lớn hơn %d byte", "the file %s has more than %d bytes", from, most)
	}
	table, err := criteria.Read(src)
	if err != nil {
		return nil, &trouble{from + ": " + locale.In(a.lang, err)}
	}
	doc.Rubric = string(table.Rubric(from, a.lang))
	doc.Findings = append(doc.Findings, table.Findings...)
	return doc, nil
}
