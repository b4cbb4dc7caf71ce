package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/urfave/cli/v3"
)

// The exit codes.
const (
	allWell = 0
	found   = 1 // something that has to be looked at
	failure = 2 // the command could not do its work
	// As shells have it of a command that an interrupt ended.
	interrupted = 130
)

// app is one run of the command.
type app struct {
	stdin       io.Reader
	out, errOut io.Writer
	lang        locale.Lang
	asJSON      bool
	colour      bool // of out
	errColour   bool // of errOut
	live        bool // errOut is a terminal: progress is of use
	root        *cli.Command
	allowed     scoring.Work        // as flags say it of long work; zero: the defaults
	context     context.Context     // ends when the user interrupts
	ticks       <-chan time.Time    // when watched files are looked at; nil: some times a second
	sources     map[string][]byte   // files read, to show lines of
	lines       map[string][]string // of sources, where one was shown
}

// run runs the command and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	plain := os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb"
	a := &app{
		stdin: stdin, out: stdout, errOut: stderr, lang: language(args, os.Getenv),
		colour: isTerminal(stdout) && !plain, errColour: isTerminal(stderr) && !plain, live: isTerminal(stderr),
		sources: map[string][]byte{},
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the command at once
	return a.run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	a.context, a.root = ctx, a.command()
	return a.end(a.root.Run(ctx, append([]string{a.root.Name}, args...)))
}

func isTerminal(w io.Writer) bool {
	f, isFile := w.(*os.File)
	if !isFile {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// errFound ends a run with the exit code 1; what was found has been said.
var errFound = errors.New("found")

// trouble is an error that ends a run with the exit code 2.
type trouble struct{ text string }

func (t *trouble) Error() string { return t.text }

// troublef makes a trouble in the language of the run.
func (a *app) troublef(vi, en string, args ...any) error {
	return &trouble{fmt.Sprintf(a.say(vi, en), args...)}
}

// end says what an error is, if that has not been said, and returns the exit code.
func (a *app) end(err error) int {
	var faults source.Faults
	switch {
	case err == nil:
		return allWell
	case errors.Is(err, errFound):
		return found
	case a.context.Err() != nil && errors.Is(err, a.context.Err()):
		fmt.Fprintf(a.errOut, "%s: %s\n", a.root.Name, a.say("đã dừng theo yêu cầu", "interrupted"))
		return interrupted
	case errors.As(err, &faults):
		a.faults(faults)
		return found
	}
	fmt.Fprintf(a.errOut, "%s: %s\n", a.root.Name, locale.In(a.lang, err))
	return failure
}

// faults prints the faults of files: as JSON where that was asked for, else with
// the lines that they are in.
func (a *app) faults(faults source.Faults) {
	if a.asJSON {
		a.print(struct {
			Schema int           `json:"schema"`
			Faults source.Faults `json:"faults"`
		}{jsonform.Schema, faults})
		return
	}
	a.showFaults(faults)
}

// showFaults prints faults for people, also beside a document that has no place for them.
func (a *app) showFaults(faults source.Faults) {
	p := &printer{a.errOut, a.errColour}
	for _, f := range faults {
		if f.Cell != "" { // of a spreadsheet there is no line to show
			p.printf("%s %s\n", p.in(bold, f.File+": "+f.Cell+":"), p.in(red, f.Message.In(a.lang)))
			continue
		}
		a.finding(p, f.File, f.Line, f.Column, red, f.Message.In(a.lang), "")
	}
}

// print writes a JSON document.
func (a *app) print(doc any) error {
	write := func() ([]byte, error) { return jsonform.Marshal(doc) }
	if own, is := doc.(json.Marshaler); is { // a document of the library, which may have more than its fields
		write = own.MarshalJSON
	}
	b, err := write()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = out.WriteTo(a.out)
	return err
}

// say picks a text in the language of the run.
func (a *app) say(vi, en string) string { return rubric.Text{VI: vi, EN: en}.In(a.lang) }

// language returns the language that arguments ask for, or else that of the
// locale: Vietnamese where it says so, English anywhere else.
func language(args []string, env func(string) string) locale.Lang {
	for i, arg := range args {
		name, value, given := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if arg == "--" || !strings.HasPrefix(arg, "-") || name != "lang" {
			continue
		}
		if !given && i+1 < len(args) {
			value = args[i+1]
		}
		return locale.Lang(value)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "vi") {
				return rubric.Vietnamese
			}
			break
		}
	}
	return rubric.English
}
