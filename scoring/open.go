package scoring

import (
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// OpenReason says what keeps the final score of a unit from being one number. It is
// data and read-only once made.
type OpenReason struct {
	Kind OpenKind `json:"kind"`
	// Source is what was scored by, for [OpenEmpty] and [OpenPerhapsEmpty] where each
	// source is rescaled alone; else it is empty, and the reason is about the whole.
	Source rubric.Source `json:"source,omitempty"`
	// Codes are the leaves that it is about, in the rubric's order.
	Codes []string    `json:"codes"`
	Text  rubric.Text `json:"text"`
}

// OpenKind is a kind of [OpenReason].
type OpenKind string

// The kinds of reasons, in the order in which [Total] lists them.
const (
	OpenMissing      OpenKind = "missing"       // the facts do not decide the points of leaves
	OpenPeers        OpenKind = "peers"         // of these, those that wait for the figures of other units
	OpenFailed       OpenKind = "failed"        // rules gave no valid points
	OpenExclusion    OpenKind = "exclusion"     // the facts do not decide whether leaves are excluded
	OpenEmpty        OpenKind = "empty"         // all of a source, or of the whole, is excluded
	OpenPerhapsEmpty OpenKind = "perhaps_empty" // all of it may be
)

// openReasons returns why the final score of a unit is not known; list has its leaves
// that do not simply have points.
func openReasons(s *rules.Compiled, r rules.Row, list []rules.Entry) []OpenReason {
	entries := make([]*rules.Entry, len(s.Book.Lines))
	for i := range list {
		entries[list[i].Leaf] = &list[i]
	}
	codes := map[OpenKind][]string{}
	var of [rules.Sources]struct {
		codes []string
		some  bool // a leaf may count
		sure  bool // a leaf surely does
	}
	for _, n := range s.Leaves {
		e := entries[n.Index]
		other := e != nil
		code := n.Item.Code
		if at := s.Book.Lines[n.Index].Account; at < rules.OfBonus {
			source := &of[at]
			source.codes = append(source.codes, code)
			source.some = source.some || !other || e.Counts
			source.sure = source.sure || !other || e.Counts && !e.Excluded
		}
		if !other {
			continue
		}
		switch open := e.Counts && e.Excluded; {
		case e.Status == rules.Failed:
			codes[OpenFailed] = append(codes[OpenFailed], code)
		case open:
			codes[OpenExclusion] = append(codes[OpenExclusion], code)
			fallthrough
		case e.Status == rules.Missing:
			if !open || e.Lo != e.Hi {
				codes[OpenMissing] = append(codes[OpenMissing], code)
				if _, others := s.Unknown(r, n); others != nil {
					codes[OpenPeers] = append(codes[OpenPeers], code)
				}
			}
		}
	}
	var out []OpenReason
	for _, kind := range []OpenKind{OpenMissing, OpenPeers, OpenFailed, OpenExclusion} {
		if list := codes[kind]; list != nil {
			out = append(out, OpenReason{Kind: kind, Codes: list, Text: openText(kind, "", list)})
		}
	}
	if s.Rubric.EmptySource != "" && (of[0].sure || of[1].sure || of[2].sure) {
		return out // the rubric says what follows
	}
	for i, source := range []rubric.Source{rubric.Appraisal, rubric.Survey, rubric.External} {
		if len(of[i].codes) == 0 || of[i].sure {
			continue
		}
		kind := OpenEmpty
		if of[i].some {
			kind = OpenPerhapsEmpty
		}
		if s.Rubric.Exclusion != rubric.ExclusionBySource {
			source = ""
		}
		out = append(out, OpenReason{Kind: kind, Source: source, Codes: of[i].codes,
			Text: openText(kind, source, of[i].codes)})
	}
	return out
}

// openText says a reason in one sentence without its full stop.
func openText(kind OpenKind, source rubric.Source, codes []string) rubric.Text {
	list := fewCodes(codes)
	switch kind {
	case OpenMissing:
		return rubric.Say(openMissing, list)
	case OpenPeers:
		return rubric.Say(openPeers, list)
	case OpenFailed:
		return rubric.Say(openFailed, list)
	case OpenExclusion:
		return rubric.Say(openExclusion, list)
	}
	what := map[rubric.Source]locale.Sentence{
		rubric.Appraisal: allAppraisal, rubric.Survey: allSurvey, rubric.External: allExternal, "": everyItem,
	}[source]
	if kind == OpenPerhapsEmpty {
		return rubric.Say(openPerhapsEmpty, what.Say())
	}
	return rubric.Say(openEmpty, what.Say())
}

// fewCodes lists codes, or the first of many.
func fewCodes(codes []string) rubric.Text {
	const shown = 6
	if len(codes) <= shown+1 {
		list := strings.Join(codes, ", ")
		return rubric.Say(theseItems, list)
	}
	list, more := strings.Join(codes[:shown], ", "), len(codes)-shown
	return rubric.Say(theseItemsAndMore, list, more)
}
