package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/urfave/cli/v3"
)

// verb is what the command can do.
type verb struct {
	name, args  string
	least, most int // numbers of arguments; most −1: any
	short, long string
	flags       []cli.Flag
	working     bool     // it may take long: its work can be bounded
	words       []string // that an argument may be, where it is no file
	run         func(cmd *cli.Command, args []string) error
}

// verbs lists the verbs in the order of an author's work.
func (a *app) verbs() []verb {
	return []verb{
		a.initVerb(), a.checkVerb(), a.testVerb(), a.suggestVerb(), a.formVerb(), a.scoreVerb(), a.explainVerb(), a.optimizeVerb(),
		a.planVerb(), a.progressVerb(), a.assessVerb(), a.rankVerb(), a.publishedVerb(), a.whatifVerb(), a.yearsVerb(),
		a.diffVerb(), a.fmtVerb(), a.schemaVerb(),
	}
}

// command builds the command line of the run's language.
func (a *app) command() *cli.Command {
	everywhere := []cli.Flag{
		&cli.BoolFlag{
			Name:        "json",
			Usage:       a.say("in JSON cho máy đọc", "print JSON for machines"),
			Destination: &a.asJSON,
		},
		&cli.StringFlag{
			Name:  "lang",
			Usage: a.say("ngôn ngữ: `vi|en` (mặc định theo máy)", "language: `vi|en` (by default that of the locale)"),
			Value: string(a.lang),
		},
		&cli.BoolFlag{
			Name:    "help",
			Aliases: []string{"h"},
			Usage:   a.say("in hướng dẫn", "print this help"),
			Local:   true,
		},
	}
	root := &cli.Command{
		Name: "parindex", Writer: a.out, ErrWriter: a.errOut, Reader: a.stdin,
		HideHelpCommand: true, HideVersion: true, Flags: everywhere,
		OnUsageError:   a.usageError,
		ShellComplete:  a.completeWords(nil),
		ExitErrHandler: func(context.Context, *cli.Command, error) {},
	}
	verbs := a.verbs()
	root.CustomRootCommandHelpTemplate = literal(a.rootHelp(verbs, everywhere))
	root.Action = func(_ context.Context, cmd *cli.Command) error {
		if name := cmd.Args().First(); name != "" {
			return a.unknownVerb(name, names(verbs))
		}
		return cli.ShowRootCommandHelp(cmd)
	}
	for _, v := range verbs {
		if v.working {
			v.flags = slices.Concat(v.flags, a.workFlags())
		}
		sub := &cli.Command{
			Name: v.name, Usage: v.short, HideHelpCommand: true, OnUsageError: a.usageError,
			DisableSliceFlagSeparator: true, // names of groups have commas
			Flags: append(
				slices.Clone(v.flags),
				&cli.BoolFlag{
					Name:    "help",
					Aliases: []string{"h"},
					Usage:   a.say("in hướng dẫn", "print this help"),
					Local:   true,
				},
			),
			CustomHelpTemplate: literal(a.verbHelp(v, everywhere)),
			ShellComplete:      a.completeWords(v.words),
			Action: func(_ context.Context, cmd *cli.Command) error {
				if l := locale.Lang(cmd.String("lang")); l != rubric.Vietnamese && l != rubric.English {
					a.lang = rubric.English
					return &trouble{
						fmt.Sprintf("unknown language %q: vi or en (không có ngôn ngữ này: vi hoặc en)", string(l)),
					}
				}
				args := cmd.Args().Slice()
				if len(args) < v.least || v.most >= 0 && len(args) > v.most {
					return a.troublef(
						"cách dùng: parindex %s %s (thêm -h để xem hướng dẫn)",
						"usage: parindex %s %s (-h for help)",
						v.name,
						v.args,
					)
				}
				if v.working {
					if err := a.readWork(cmd); err != nil {
						return err
					}
				}
				return v.run(cmd, args)
			},
		}
		root.Commands = append(root.Commands, sub)
	}
	root.Commands = append(root.Commands, a.helpVerb(root, verbs))
	a.completion(root, verbs, everywhere)
	return root
}

// usageError says what the command line package found wrong.
func (a *app) usageError(_ context.Context, cmd *cli.Command, err error, _ bool) error {
	message := err.Error()
	if name, unknown := strings.CutPrefix(message, "flag provided but not defined: "); unknown {
		var names []string
		for _, f := range slices.Concat(cmd.Flags, a.root.Flags) {
			names = append(names, "-"+f.Names()[0])
		}
		return a.troublef(
			"không có tuỳ chọn %s%s",
			"there is no flag %s%s",
			name,
			spelling.Suggest(name, names).In(a.lang),
		)
	}
	if name, missing := strings.CutPrefix(message, "flag needs an argument: "); missing {
		return a.troublef("tuỳ chọn %s cần một giá trị", "the flag %s needs a value", name)
	}
	return a.troublef("sai tham số: %s", "wrong arguments: %s", message)
}

// literal makes a help template of a text.
func literal(s string) string { return strings.ReplaceAll(s, "{{", `{{"{{"}}`) }

func (a *app) rootHelp(verbs []verb, flags []cli.Flag) string {
	var b strings.Builder
	b.WriteString(a.say(
		"parindex – công cụ cho người soạn bộ chỉ số cải cách hành chính\n\nCách dùng: parindex LỆNH [tuỳ chọn] TỆP...\n\nCác lệnh:\n",
		"parindex – a tool for authors of administrative reform rubrics\n\nUsage: parindex VERB [flags] FILE...\n\nVerbs:\n",
	))
	for _, v := range verbs {
		fmt.Fprintf(&b, "  %s %s\n", pad(v.name, 10), v.short)
	}
	b.WriteString(a.flagHelp(flags))
	b.WriteString(a.say(
		"\nMã thoát: 0 ổn; 1 có lỗi trong tệp hoặc có phát hiện; 2 không làm được việc; 130 bị dừng bằng Ctrl-C.\nHướng dẫn của một lệnh: parindex LỆNH -h. Soạn bộ chỉ số qua mười bước: parindex help guide.\nTự điền lệnh trong bash, zsh, fish: parindex completion -h. Tên tệp - là đầu vào chuẩn.\n",
		"\nExit codes: 0 all is well; 1 faults in files or findings; 2 the work could not be done; 130 stopped by Ctrl-C.\nHelp for a verb: parindex VERB -h. A rubric in ten steps: parindex help guide.\nCompletion for bash, zsh and fish: parindex completion -h. The file name - is standard input.\n",
	))
	return b.String()
}

func (a *app) verbHelp(v verb, everywhere []cli.Flag) string {
	return fmt.Sprintf(
		"%s\n\n%s parindex %s %s\n\n%s\n%s",
		v.short,
		a.say("Cách dùng:", "Usage:"),
		v.name,
		strings.TrimSpace(
			a.say("[tuỳ chọn] ", "[flags] ")+v.args,
		),
		v.long,
		a.flagHelp(slices.Concat(v.flags, everywhere)),
	)
}

// flagHelp lists flags; what stands in `backquotes` in the usage of one is what
// its value is called.
func (a *app) flagHelp(flags []cli.Flag) string {
	var b strings.Builder
	b.WriteString(a.say("\nTuỳ chọn:\n", "\nFlags:\n"))
	for _, f := range flags {
		usage := f.(cli.DocGenerationFlag).GetUsage()
		name := "-" + f.Names()[0]
		if before, rest, ok := strings.Cut(usage, "`"); ok {
			value, after, _ := strings.Cut(rest, "`")
			name, usage = name+" "+value, before+value+after
		}
		const width = 18
		if utf8.RuneCountInString(name) > width { // the usage has a line of its own
			name += "\n  " + pad("", width)
		}
		fmt.Fprintf(&b, "  %s %s\n", pad(name, width), usage)
	}
	return b.String()
}
