package main

import (
	"context"
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric/spelling"
	"github.com/urfave/cli/v3"
)

// guides hold the ten steps from an official table to a tested, proved rubric, for
// authors who write no Go.
//
//go:embed guide
var guides embed.FS

// guide is the word after help for the ten steps.
const guide = "guide"

func names(verbs []verb) []string {
	var out []string
	for _, v := range verbs {
		out = append(out, v.name)
	}
	return out
}

func (a *app) unknownVerb(name string, known []string) error {
	hint := spelling.Suggest(name, known)
	if meant := vietnameseVerbs[spelling.Fold(name)]; slices.Contains(known, meant) {
		hint = spelling.Meant(meant)
	}
	if hint.IsZero() {
		return a.troublef("không có lệnh %q; các lệnh: %s", "there is no verb %q; the verbs are %s", name, strings.Join(known, ", "))
	}
	return a.troublef("không có lệnh %q%s", "there is no verb %q%s", name, hint.In(a.lang))
}

// vietnameseVerbs has the verbs for the folded words of Vietnamese (see spelling.Fold).
var vietnameseVerbs = map[string]string{
	"kiemtra": "check", "chungminh": "check", "kiemthu": "test", "thu": "test", "goiy": "suggest", "cham": "score",
	"chamdiem": "score", "tinhdiem": "score", "diem": "score", "giaithich": "explain", "toiuu": "optimize",
	"kehoach": "plan", "lapkehoach": "plan", "tiendo": "progress", "xephang": "rank", "sosanh": "diff",
	"danhgia": "assess", "thamdinh": "assess", "hoso": "assess", "tonghop": "assess", "dinhdang": "fmt", "khoitao": "init", "taomoi": "init", "tao": "init", "huongdan": "help", "trogiup": "help",
}

// helpVerb is the verb "help", for the whole command, for a verb or for the guide.
func (a *app) helpVerb(root *cli.Command, verbs []verb) *cli.Command {
	topics := append(names(verbs), completionName, guide)
	return &cli.Command{
		Name: "help", Usage: a.say("in hướng dẫn", "print this help"), HideHelpCommand: true,
		ShellComplete: a.completeWords(topics),
		Action: func(ctx context.Context, cmd *cli.Command) error {
			switch name := cmd.Args().First(); {
			case name == "" || name == "help":
				return cli.ShowRootCommandHelp(root)
			case name == guide:
				text, err := guides.ReadFile(guide + "/" + a.say("vi", "en") + ".txt")
				if err == nil {
					_, err = a.out.Write(text)
				}
				return err
			case slices.Contains(topics, name):
				return cli.ShowCommandHelp(ctx, root, name)
			default:
				return a.unknownVerb(name, topics)
			}
		},
	}
}

// completionName is the verb that prints a script for a shell.
const completionName = "completion"

// completion lets shells complete verbs, flags and words.
func (a *app) completion(root *cli.Command, verbs []verb, everywhere []cli.Flag) {
	shells := []string{"bash", "zsh", "fish"}
	root.EnableShellCompletion = true
	root.ConfigureShellCompletionCommand = func(cmd *cli.Command) {
		v := verb{
			name: completionName, args: "bash|zsh|fish",
			short: a.say("in kịch bản tự điền lệnh cho bash, zsh, fish", "print the completion script of bash, zsh or fish"),
			long: a.say(
				"Thêm vào ~/.bashrc:  source <(parindex completion bash)\nThêm vào ~/.zshrc:   source <(parindex completion zsh)\nVới fish:            parindex completion fish > ~/.config/fish/completions/parindex.fish",
				"In ~/.bashrc:  source <(parindex completion bash)\nIn ~/.zshrc:   source <(parindex completion zsh)\nFor fish:      parindex completion fish > ~/.config/fish/completions/parindex.fish",
			),
		}
		cmd.Usage, cmd.HideHelpCommand, cmd.OnUsageError = v.short, true, a.usageError
		cmd.CustomHelpTemplate = literal(a.verbHelp(v, everywhere))
		cmd.Commands = slices.DeleteFunc(cmd.Commands, func(c *cli.Command) bool { return !slices.Contains(shells, c.Name) })
		cmd.ShellComplete = a.completeWords(nil)
		for _, c := range cmd.Commands {
			c.Usage, c.HideHelpCommand, c.OnUsageError = "", true, a.usageError
			c.CustomHelpTemplate = cmd.CustomHelpTemplate
			switch c.Name {
			case "bash":
				c.Action = a.around(c.Action, withoutPackage, "")
			case "fish":
				c.Action = a.around(c.Action, "", behindVerbs(verbs))
			}
		}
		cmd.Action = func(_ context.Context, cmd *cli.Command) error {
			if name := cmd.Args().First(); name != "" {
				return a.troublef("không có kịch bản cho %q%s", "there is no script for %q%s",
					name, spelling.Suggest(name, shells).In(a.lang))
			}
			return a.troublef("cách dùng: parindex %s %s (thêm -h để xem hướng dẫn)",
				"usage: parindex %s %s (-h for help)", v.name, v.args)
		}
	}
}

// withoutPackage lets the script for bash do without the package bash-completion.
const withoutPackage = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
  cword=$COMP_CWORD cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=("${COMP_WORDS[@]}")
}
`

// behindVerbs lets the script for fish complete files, as the others do, behind the
// verbs that take some.
func behindVerbs(verbs []verb) string {
	taking := slices.DeleteFunc(slices.Clone(verbs), func(v verb) bool { return v.words != nil })
	return fmt.Sprintf("complete -c parindex -F -n '__fish_seen_subcommand_from %s'\n", strings.Join(names(taking), " "))
}

// around prints something before and after what an action prints.
func (a *app) around(action cli.ActionFunc, before, after string) cli.ActionFunc {
	return func(ctx context.Context, cmd *cli.Command) error {
		fmt.Fprint(a.out, before)
		err := action(ctx, cmd)
		fmt.Fprint(a.out, after)
		return err
	}
}

// completeWords completes the verbs below a command, its flags, and the words that
// its first argument may be.
func (a *app) completeWords(words []string) cli.ShellCompleteFunc {
	return func(_ context.Context, cmd *cli.Command) {
		args := cmd.Args().Slice()
		if dashes := leadingDashes(args); dashes != "" {
			flags := slices.Clone(cmd.Flags)
			if cmd != a.root {
				flags = append(flags, a.root.Flags...)
			}
			for _, f := range flags {
				usage := f.(cli.DocGenerationFlag).GetUsage()
				a.candidate(dashes+f.Names()[0], strings.ReplaceAll(usage, "`", ""))
			}
			return
		}
		for _, c := range cmd.Commands {
			a.candidate(c.Name, c.Usage)
		}
		if len(args) == 0 {
			for _, word := range words {
				a.candidate(word, "")
			}
		}
	}
}

// leadingDashes returns the dashes of a flag that is being written.
func leadingDashes(args []string) string {
	if len(args) == 0 {
		return ""
	}
	last := args[len(args)-1]
	return last[:min(2, len(last)-len(strings.TrimLeft(last, "-")))]
}

// candidate prints what a word can be completed to, as the scripts read it.
func (a *app) candidate(word, what string) {
	if what != "" {
		word += ":" + what
	}
	fmt.Fprintln(a.out, word)
}
