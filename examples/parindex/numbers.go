package main

import (
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/urfave/cli/v3"
)

// numberOf reads what a flag gives as a number: its digits with a decimal point, within
// limits.
func (a *app) numberOf(flag, text string, least, most int64) (decimal.Decimal, error) {
	v, err := decimals.Parse(text, 18)
	switch {
	case err != nil:
		return decimal.Decimal{}, &trouble{flag + ": " + locale.In(a.lang, err)}
	case v.LessThan(decimal.NewFromInt(least)) || v.GreaterThan(decimal.NewFromInt(most)):
		return decimal.Decimal{}, a.troublef("%s: cần một số từ %s đến %s, không phải %s",
			"%s: expected a number from %s to %s, got %s", flag, a.grouped(least), a.grouped(most), a.lang.Decimal(v))
	}
	return v, nil
}

// grouped writes a whole number with its thousands apart.
func (a *app) grouped(n int64) string {
	digits := decimal.NewFromInt(n).String()
	var groups []string
	for len(digits) > 3 {
		groups, digits = append([]string{digits[len(digits)-3:]}, groups...), digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, groups...), a.say(".", ","))
}

// mostSteps bounds the work on one property that can be asked for.
const mostSteps = 1_000_000_000

// stepsFlag is the flag of verbs that prove something.
func (a *app) stepsFlag(vi, en string) cli.Flag {
	return &cli.StringFlag{Name: "steps", Usage: a.say(vi, en)}
}

// verifyOptions reads what bounds proofs.
func (a *app) verifyOptions(cmd *cli.Command) (*verify.Options, error) {
	o := &verify.Options{}
	if !cmd.IsSet("steps") {
		return o, nil
	}
	text := cmd.String("steps")
	v, err := a.numberOf("-steps", text, 1, mostSteps)
	if err == nil && !v.IsInteger() {
		err = a.troublef("-steps: cần một số nguyên, không phải %s",
			"-steps: expected a whole number, got %s", a.lang.Decimal(v))
	}
	o.Steps = int(v.IntPart())
	return o, err
}
