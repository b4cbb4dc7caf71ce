package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/form"
	"github.com/urfave/cli/v3"
)

func (a *app) formVerb() verb {
	return verb{
		name: "form", args: "RUBRIC [FACTS...]", least: 1, most: -1,
		short: a.say("lập biểu khai số liệu (XLSX)", "make a form for figures (XLSX)"),
		long: a.say(
			"Ghi vào tệp mới -o một biểu khai cho một đơn vị: mỗi số liệu một hàng, có danh sách chọn, kiểm tra số liệu, ô để ghi tài liệu\nkiểm chứng và ghi chú. Có FACTS thì số liệu đã biết được điền sẵn; -last ghi thêm số liệu năm trước bên cạnh. Với -table thì lập\nbảng cho nhiều đơn vị, mỗi đơn vị một hàng; tệp -o có đuôi .csv thì ghi CSV. Biểu đã điền dùng thay tệp số liệu ở mọi lệnh.",
			"Writes into a new file -o a form for one unit: one row a figure, with lists to choose from, checks, and cells for evidence and a\nnote. What FACTS say is filled in already; -last shows the figures of the year before beside it. With -table it is a table for\nmany units, one row a unit; into a file .csv it is written as CSV. A form that was filled in goes wherever a facts file does.",
		),
		flags: []cli.Flag{
			&cli.StringFlag{Name: "o", Usage: a.say("ghi vào tệp mới `TỆP`", "write the new file `FILE`")},
			&cli.StringFlag{
				Name:  "last",
				Usage: a.say("số liệu năm trước: `TỆP`", "the figures of the year before: `FACTS`"),
			},
			&cli.BoolFlag{Name: "table", Usage: a.say("bảng cho nhiều đơn vị", "a table for many units")},
		},
		run: a.form,
	}
}

func (a *app) form(cmd *cli.Command, args []string) error {
	out, last, table := cmd.String("o"), cmd.String("last"), cmd.Bool("table")
	switch {
	case out == "":
		return a.troublef("cần -o TỆP để ghi biểu khai", "-o FILE is needed to write the form")
	case !table && len(args) > 2:
		return a.troublef("một biểu khai chỉ cho một đơn vị; cho nhiều đơn vị thì thêm -table",
			"a form is for one unit; for many add -table")
	case table && last != "":
		return a.troublef("-last dùng cho biểu khai, không dùng cùng -table", "-last is for a form and not with -table")
	case !table && isCSV(out):
		return a.troublef("biểu khai là tệp .xlsx; CSV chỉ dùng cho bảng: thêm -table", "a form is a file .xlsx; CSV is for tables: add -table")
	}
	s, err := a.compile(args[0])
	if err != nil {
		return err
	}
	units, err := a.units(s, args[1:])
	if err != nil {
		return err
	}
	opts := &form.Options{Lang: a.lang}
	if len(units) > 0 {
		opts.Facts = &units[0]
	}
	if last != "" {
		before, err := a.facts(last, s)
		if err != nil {
			return err
		}
		opts.Last = &before
	}
	var content bytes.Buffer
	switch {
	case table && isCSV(out):
		err = form.WriteTableCSV(&content, s, units)
	case table:
		err = form.WriteTable(&content, s, units, a.lang)
	default:
		err = form.Write(&content, s, opts)
	}
	if err != nil {
		return err
	}
	return a.create(out, content.Bytes())
}

func isCSV(file string) bool { return strings.EqualFold(filepath.Ext(file), ".csv") }

// units reads the facts of units; the error has the faults of all of them.
func (a *app) units(s *scoring.Scorer, files []string) (out []scoring.Facts, _ error) {
	var faults source.Faults
	for _, file := range files {
		f, err := a.facts(file, s)
		if wrong := (source.Faults)(nil); errors.As(err, &wrong) {
			faults = append(faults, wrong...)
		} else if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, faults.Err()
}
