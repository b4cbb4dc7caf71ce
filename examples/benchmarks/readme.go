package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// writeReadme puts the figures into a README, between the marks of each table:
//
//	<!-- figures: shipped -->
//	...
//	<!-- end -->
//
// What was not measured stays.
func (r *report) writeReadme(file string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text := string(src)
	for name, table := range r.tables() {
		mark, end := "<!-- figures: "+name+" -->\n", "<!-- end -->"
		before, rest, ok := strings.Cut(text, mark)
		_, after, closed := strings.Cut(rest, end)
		if !ok || !closed {
			return fmt.Errorf("%s has no place for the figures %q", file, name)
		}
		text = before + mark + table + end + after
	}
	return os.WriteFile(file, []byte(text), 0o644)
}

// tables returns the tables in Markdown, by name.
func (r *report) tables() map[string]string {
	out := map[string]string{}
	for _, c := range r.contests {
		name := "generated"
		if c.baseline == realBaseline {
			name = "shipped"
		}
		out[name] = r.contestTable(c)
	}
	if w := r.realWork; w != nil {
		out["work"] = fmt.Sprintf("| the shipped rubric, 3,300 communes | CPU time |\n|---|---:|\n"+
			"| a thousand variants of one rule (`whatif_s`) | %s s |\n| points of one item of a commune (`read_cell_ns`) | %s ns |\n"+
			"| a million communes, from columns to final scores (`million_s`) | %s s |\n",
			digits(w.WhatIf), digits(w.ReadCell), digits(w.Million))
	}
	if s := r.Scaling; s != nil {
		out["scaling"] = s.tables()
	}
	return out
}

func (r *report) contestTable(c *contest) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| engine | µs per unit | times `%s` | allocations per unit | units with another total |\n", c.baseline)
	b.WriteString("|---|---:|---:|---:|---|\n")
	subjects := slices.Clone(c.subjects)
	slices.SortStableFunc(subjects, func(s, t *subject) int {
		return int(r.NsPerUnit[s.name] - r.NsPerUnit[t.name])
	})
	for _, s := range subjects {
		differ := "not compared"
		if d, ok := c.differences[s.name]; ok {
			differ = fmt.Sprintf("%d of %d", d.Units, d.Of)
			if d.Units > 0 {
				differ += ", by " + hundredths(d.Most)
			}
		} else if s.name == c.reference {
			differ = "reference"
		}
		name := "`" + s.name + "`"
		if strings.HasPrefix(s.about, "this library") || s.incomplete {
			name = "**" + name + "**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", name, digits(r.NsPerUnit[s.name]/1000),
			digits(r.NsPerUnit[s.name]/r.NsPerUnit[c.baseline]), digits(s.allocs), differ)
	}
	return b.String()
}

func (r *scalingReport) tables() string {
	var b strings.Builder
	b.WriteString("| compiling 90 leaves | ms |\n|---|---:|\n")
	for _, name := range r.compiled {
		fmt.Fprintf(&b, "| `%s` | %s |\n", name, digits(r.CompileMs[name]))
	}
	fmt.Fprintf(&b, "\nA compiled rubric of 88 leaves holds %s kB; a unit in flight %s kB of facts and %s kB of result.\n",
		digits(r.Memory.Scorer/1000), digits(r.Memory.Facts/1000), digits(r.Memory.Result/1000))
	b.WriteString("\n| leaves | `hand_int64`, ns per leaf | `expr_float` | `score` |\n|---:|---:|---:|---:|\n")
	for _, g := range r.Growth {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", digits(float64(g.Leaves)), digits(g.PerLeaf["hand_int64"]),
			digits(g.PerLeaf["expr_float"]), digits(g.PerLeaf["score"]))
	}
	b.WriteString("\n| units | `stream`, µs per unit | `columnar` |\n|---:|---:|---:|\n")
	for _, c := range r.Crowd {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", digits(float64(c.Units)), digits(c.PerUnit["stream"]/1000),
			digits(c.PerUnit["columnar"]/1000))
	}
	b.WriteString("\n| door | units | two cores, times one |\n|---|---:|---:|\n")
	for _, c := range r.Cores {
		if c.Cores == 2 {
			fmt.Fprintf(&b, "| `%s` | %s | %.2f |\n", c.Door, digits(float64(c.Units)), c.SpeedUp)
		}
	}
	return b.String()
}

// digits writes a number with as many digits as it is worth: two decimals below one, one
// below ten, and groups of three above.
func digits(v float64) string {
	places := 0
	for scale := 10.0; v < scale && places < 2; scale /= 10 {
		places++
	}
	s := strconv.FormatFloat(v, 'f', places, 64)
	if places > 0 {
		return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
