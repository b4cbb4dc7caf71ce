package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/urfave/cli/v3"
)

func (a *app) fmtVerb() verb {
	return verb{
		name: "fmt", args: "FILE...", least: 1, most: -1,
		short: a.say("trình bày tệp theo mẫu chuẩn", "lay files out canonically"),
		long: a.say(
			"In tệp YAML đã trình bày lại: lề, khoảng trắng, dòng trống, cột chú thích. Giữ nguyên nội dung, chú thích, thứ tự\nkhoá và cách viết văn bản; mã băm của bộ chỉ số không đổi. Chỉ ghi vào tệp khi có -w (ghi trọn vẹn hoặc không ghi).",
			"Prints YAML files with canonical margins, spaces, blank lines and columns of comments. Content, comments, the order of\nkeys and quotes stay; so does the hash of a rubric. Files are replaced only with -w, each at once or not at all.",
		),
		flags: []cli.Flag{
			&cli.BoolFlag{Name: "w", Usage: a.say("ghi lại vào tệp", "write the files instead of printing them")},
			&cli.BoolFlag{
				Name: "l",
				Usage: a.say(
					"liệt kê tệp chưa đúng mẫu (mã thoát 1 nếu có)",
					"list the files whose layout differs (exit code 1 if any)",
				),
			},
		},
		run: a.format,
	}
}

// formatted says of a file whether its layout differs, for machines.
type formatted struct {
	File    string `json:"file"`
	Differs bool   `json:"differs"`
	Written bool   `json:"written"`
}

func (a *app) format(cmd *cli.Command, files []string) error {
	write, list := cmd.Bool("w"), cmd.Bool("l")
	var done []formatted
	var errs []error
	differs := false
	for _, file := range files {
		src, out, err := a.formatFile(file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		f := formatted{File: file, Differs: !bytes.Equal(src, out)}
		if f.Differs && write {
			if file == "-" {
				return a.troublef("-w cần tên tệp", "-w needs the name of a file")
			}
			if err := a.replace(file, out); err != nil {
				errs = append(errs, err)
				continue
			}
			f.Written = true
		}
		differs = differs || f.Differs
		done = append(done, f)
		switch {
		case a.asJSON:
		case list && f.Differs:
			fmt.Fprintln(a.out, file)
		case !list && !write:
			a.out.Write(out)
		}
	}
	if a.asJSON {
		if err := a.print(struct {
			Schema int         `json:"schema"`
			Files  []formatted `json:"files"`
		}{jsonform.Schema, append([]formatted{}, done...)}); err != nil {
			return err
		}
	}
	switch {
	case errs != nil:
		return a.all(errs)
	case list && differs && !write:
		return errFound
	}
	return nil
}

// all joins errors: troubles outrank faults, which are listed all the same.
func (a *app) all(errs []error) error {
	if errs == nil {
		return nil
	}
	var faults source.Faults
	var rest []error
	for _, err := range errs {
		var f source.Faults
		if errors.As(err, &f) {
			faults = append(faults, f...)
		} else {
			rest = append(rest, err)
		}
	}
	if rest == nil {
		return faults.Err()
	}
	if faults != nil && !a.asJSON {
		a.faults(faults)
	}
	return errors.Join(rest...)
}

// formatFile returns a file and its layout.
func (a *app) formatFile(file string) (src, out []byte, err error) {
	if src, err = a.read(file); err != nil {
		return nil, nil, err
	}
	if doc := source.Read(file, src, nil); doc.Err() != nil {
		return nil, nil, doc.Err()
	}
	if out, err = layout(src); err != nil {
		return nil, nil, a.troublef(
			"%s: không trình bày lại được: %v",
			"%s: its layout is kept: %v",
			file,
			locale.In(a.lang, err),
		)
	}
	was, wasErr := rubric.Parse(file, src, nil)
	is, isErr := rubric.Parse(file, out, nil)
	if (wasErr == nil) != (isErr == nil) || wasErr == nil && was.Edition() != is.Edition() {
		return nil, nil, a.troublef(
			"%s: trình bày lại sẽ đổi nội dung",
			"%s: its layout is kept: another would change the rubric",
			file,
		)
	}
	return src, out, nil
}
