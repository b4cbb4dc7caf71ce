package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/urfave/cli/v3"
)

// schemas are JSON Schemas (2020-12) of the files that authors write. Beside each
// description stands one in Vietnamese, x-vi.
//
//go:embed schemas
var schemas embed.FS

var kinds = []string{"rubric", "facts", "cases", "catalogue", "published", "aim", "assessment", "sheet", "variants", "map"}

func (a *app) schemaVerb() verb {
	return verb{
		name: "schema", args: strings.Join(kinds, "|"), least: 1, most: 1,
		words: kinds,
		short: a.say("in JSON Schema cho trình soạn thảo", "print the JSON Schema of a kind of file"),
		long: a.say(
			"In JSON Schema (2020-12) của tệp bộ chỉ số, số liệu, ca kiểm thử, danh mục giải pháp, bảng điểm công bố,\nmục tiêu, hồ sơ đánh giá, bảng điểm cần đối chiếu, phương án sửa bộ chỉ số hoặc đối chiếu hai bộ chỉ số. Lưu vào tệp rồi khai báo ở đầu tệp YAML:\n  # yaml-language-server: $schema=rubric.schema.json",
			"Prints the JSON Schema (2020-12) of files of rubrics, facts, test cases, catalogues, published results,\naims, assessments, score sheets, variants of rubrics or maps between editions. Write it to a file, and name that at the top of a YAML file:\n  # yaml-language-server: $schema=rubric.schema.json",
		),
		run: func(_ *cli.Command, args []string) error {
			if !slices.Contains(kinds, args[0]) {
				return a.troublef(
					"không có loại tệp %q; các loại: %s%s",
					"there is no kind of file %q; there are %s%s",
					args[0],
					strings.Join(kinds, ", "),
					spelling.Suggest(args[0], kinds).In(a.lang),
				)
			}
			src, err := schemas.ReadFile("schemas/" + args[0] + ".schema.json")
			if err != nil {
				return err
			}
			out, err := inLanguage(src, a.lang)
			if err != nil {
				return err
			}
			_, err = a.out.Write(out)
			return err
		},
	}
}

// inLanguage returns a schema with the descriptions of one language.
func inLanguage(src []byte, l locale.Lang) ([]byte, error) {
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.UseNumber()
	var out bytes.Buffer
	if err := translate(dec, &out, l); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err := json.Indent(&b, out.Bytes(), "", "  ")
	b.WriteByte('\n')
	return b.Bytes(), err
}

// translate copies a JSON value, with x-vi for description where that is the
// language, and keeps the order of keys.
func translate(dec *json.Decoder, out *bytes.Buffer, l locale.Lang) error {
	t, err := dec.Token()
	if err != nil {
		return err
	}
	delim, isDelim := t.(json.Delim)
	if !isDelim {
		return put(out, t)
	}
	out.WriteByte(byte(delim))
	for first := true; dec.More(); {
		var key any
		if delim == '{' {
			if key, err = dec.Token(); err != nil {
				return err
			}
		}
		var value bytes.Buffer
		if err := translate(dec, &value, l); err != nil {
			return err
		}
		switch {
		case key == "description" && l == rubric.Vietnamese, key == "x-vi" && l != rubric.Vietnamese:
			continue
		case key == "x-vi":
			key = "description"
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		if key != nil {
			if err := put(out, key); err != nil {
				return err
			}
			out.WriteByte(':')
		}
		out.Write(value.Bytes())
	}
	end, err := dec.Token()
	if err != nil {
		return err
	}
	out.WriteByte(byte(end.(json.Delim)))
	return nil
}

func put(w io.Writer, v any) error {
	b, err := jsonform.Marshal(v)
	if err == nil {
		_, err = w.Write(b)
	}
	return err
}
