package document

import (
	"errors"
	"strings"

	"github.com/parindex/parindex/remediation"
)

// markDraft marks a plan as a draft where something has to be settled before it is signed, or
// refuses it.
func (m *planMaker) markDraft() error {
	lacks := m.lacks()
	if m.opts.Final && m.opts.Form != Note && lacks != nil {
		return errors.New(m.say(draftFor, strings.Join(lacks, "; ")))
	}
	switch {
	case lacks != nil:
		m.doc.Draft = m.say(draftFor, strings.Join(lacks, "; "))
	case m.opts.Draft:
		m.doc.Draft = m.say(draftMark)
	}
	return nil
}

// lacks lists what keeps the plan from being signed, of what it prints: published figures,
// as far as there are any, and no targets that are illustrative. A working note has none of
// it. It also sees whether the paper is an illustration.
func (m *planMaker) lacks() (out []string) {
	if m.opts.Form == Note {
		return nil
	}
	for _, l := range m.plan.Check() {
		m.illustrative = m.illustrative || l.Kind == remediation.LackIllustrative && l.Blocks && l.Short
		if l.Blocks && (l.Short || l.Kind == remediation.LackRange && m.opts.Figures == Computed) {
			out = append(out, uncapital(ended(m.in(l.Text), ""), m.names))
		}
	}
	return out
}
