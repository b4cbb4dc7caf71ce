package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/parindex/parindex/examples/internal/files"
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/document/xlsx"
	"github.com/urfave/cli/v3"
)

// formats are the formats of documents, by the names of their flags; their texts take
// what is written.
var formats = []struct {
	name, vi, en string
	write        func(*document.Document, io.Writer) error
}{
	{
		"md",
		"ghi %s dạng Markdown vào `TỆP`",
		"write %s as Markdown into the `FILE`",
		(*document.Document).WriteMarkdown,
	},
	{
		"html",
		"ghi %s dạng HTML vào `TỆP`",
		"write %s as HTML into the `FILE`",
		(*document.Document).WriteHTML,
	},
	{
		"docx",
		"ghi %s dạng văn bản Word vào `TỆP`",
		"write %s for word processors into the `FILE`",
		(*document.Document).WriteDOCX,
	},
	{
		"xlsx",
		"ghi các bảng của %s (Excel) vào `TỆP`",
		"write the tables of %s for spreadsheets into the `FILE`",
		func(d *document.Document, w io.Writer) error { return xlsx.Write(w, d) },
	},
}

// documentFlags are the flags of a verb that writes such a document.
func (a *app) documentFlags(document string) []cli.Flag {
	var out []cli.Flag
	for _, f := range formats {
		out = append(out, &cli.StringFlag{Name: f.name, Usage: fmt.Sprintf(a.say(f.vi, f.en), document)})
	}
	return append(out, &cli.BoolFlag{Name: "force", Usage: a.say("ghi đè tệp đã có", "replace files that are there")})
}

// planFlags are the flags of the documents of plans.
func (a *app) planFlags() []cli.Flag {
	return append(a.documentFlags(a.say("kế hoạch", "the plan")),
		&cli.StringFlag{
			Name: "form",
			Usage: a.say(
				"văn bản ngắn, đầy đủ có phụ lục, hay ghi chú soạn thảo: `short|full|note`",
				"documents short, full with an appendix, or for the drafter: `short|full|note`",
			),
		},
		&cli.StringFlag{
			Name: "figures",
			Usage: a.say(
				"ghi điểm đã công bố hay điểm tính lại: `published|computed`",
				"print the points as published or as computed: `published|computed`",
			),
		},
		&cli.BoolFlag{Name: "charts", Usage: a.say("đưa biểu đồ vào văn bản", "put charts into the documents")},
		&cli.BoolFlag{
			Name:  "final",
			Usage: a.say("không ghi văn bản chưa ký được", "write no document that cannot be signed"),
		})
}

// documentOptions are the options that flags give. A workbook has tables, which a short
// plan has not: it is of the full form, but for a note.
func (a *app) documentOptions(cmd *cli.Command, format string) *document.Options {
	form := document.Form(cmd.String("form"))
	if format == "xlsx" && (form == "" || form == document.Short) {
		form = document.Full
	}
	return &document.Options{
		Lang: a.lang, Form: form, Figures: document.Figures(cmd.String("figures")),
		Charts: cmd.Bool("charts"), Final: cmd.Bool("final"),
	}
}

// writePlan writes the documents of a plan that flags ask for.
func (a *app) writePlan(cmd *cli.Command, p *remediation.Plan) (written bool, err error) {
	return a.writeDocuments(cmd, func(format string) (*document.Document, error) {
		return document.New(p, a.documentOptions(cmd, format))
	})
}

// writeDocuments writes the documents that flags ask for, as they are made for a format:
// to standard output where the file is "-". It names each file, but not where JSON is
// printed, and reports whether there are any. All are made before one is written.
func (a *app) writeDocuments(
	cmd *cli.Command, made func(format string) (*document.Document, error),
) (written bool, err error) {
	contents := map[string][]byte{}
	var names []string
	for _, f := range formats {
		file := cmd.String(f.name)
		if file == "" {
			continue
		}
		if file == "-" && a.asJSON {
			return false, a.troublef(
				"đầu ra chuẩn không thể vừa nhận JSON vừa nhận văn bản",
				"standard output cannot have both the JSON and a document",
			)
		}
		if _, twice := contents[file]; twice {
			return false, a.troublef("tệp %s được nêu cho hai văn bản", "the file %s is named for two documents", file)
		}
		d, err := made(f.name)
		if err != nil {
			return false, err
		}
		var b bytes.Buffer
		if err := f.write(d, &b); err != nil {
			return false, err
		}
		contents[file] = b.Bytes()
		names = append(names, file)
	}
	write := a.create
	if cmd.Bool("force") {
		write = func(file string, content []byte) error { return a.written(file, files.Write(file, content)) }
	}
	for _, file := range names {
		if file == "-" {
			if _, err := a.out.Write(contents[file]); err != nil {
				return true, err
			}
			continue
		}
		if err := write(file, contents[file]); err != nil {
			return true, err
		}
		if !a.asJSON {
			fmt.Fprintln(a.out, file)
		}
	}
	return names != nil, nil
}
