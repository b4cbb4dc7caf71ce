package main

import (
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
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

// signed writes a difference with its sign.
func (a *app) signed(v decimal.Decimal) string {
	switch v.Sign() {
	case 1:
		return "+" + a.lang.Decimal(v)
	case -1:
		return "−" + a.lang.Decimal(v.Neg())
	}
	return "0"
}

// mostSteps and mostWorkers bound what can be asked for.
const (
	mostSteps   = 1_000_000_000
	mostWorkers = 1_000
)

// workFlags are the flags of verbs that may take long.
func (a *app) workFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "steps", Usage: a.say(
			"giới hạn toàn bộ công sức tính: `SỐ` bước, mỗi bước khoảng một micrô giây",
			"bound the whole work: `NUMBER` of steps of about a microsecond",
		)},
		&cli.StringFlag{Name: "workers", Usage: a.say(
			"tính song song trên `SỐ` lõi (mặc định là mọi lõi)",
			"work on a `NUMBER` of cores (by default on all)",
		)},
	}
}

// readWork reads what bounds the work of a verb.
func (a *app) readWork(cmd *cli.Command) (err error) {
	if a.allowed.Steps, err = a.wholeNumber(cmd, "steps", mostSteps); err != nil {
		return err
	}
	a.allowed.Workers, err = a.wholeNumber(cmd, "workers", mostWorkers)
	return err
}

// wholeNumber reads a flag that is a whole number from 1 on; 0 where it is not set.
func (a *app) wholeNumber(cmd *cli.Command, flag string, most int64) (int, error) {
	if !cmd.IsSet(flag) {
		return 0, nil
	}
	v, err := a.numberOf("-"+flag, cmd.String(flag), 1, most)
	if err == nil && !v.IsInteger() {
		err = a.troublef("-%s: cần một số nguyên, không phải %s",
			"-%s: expected a whole number, got %s", flag, a.lang.Decimal(v))
	}
	return int(v.IntPart()), err
}

// work is what a call that may take long is given: as much work as the user allows, with
// progress to show.
func (a *app) work(p *progress) *scoring.Work {
	return &scoring.Work{Steps: a.allowed.Steps, Workers: a.allowed.Workers, Progress: p.tell}
}
