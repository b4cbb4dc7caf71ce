package rubric

import (
	"reflect"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
)

// origin remembers where the parts of a rubric stand in its file.
type origin struct {
	file   string
	spans  map[place]source.Span
	broken map[place]bool // that hold a fault found while reading
	most   int            // faults that are told; 0 is the default
	digits int            // of a number, before and after the point each; 0 is the default
	faults source.Faults  // found while reading
	cut    bool           // the file was not read to its end: only the faults count
	owners map[any]any    // of a copy: what each of its owners is a copy of
	// over are the places of keys that were amended: those of what they were amended by.
	over  map[place]source.Span
	draft bool // further files may be read: the maps are its own
}

// owner returns the owner that a part had when it was read.
func (o *origin) owner(part any) any {
	if of, copied := o.owners[part]; copied {
		return of
	}
	return part
}

// span returns where a part stands.
func (o *origin) span(owner any, key string) (source.Span, bool) {
	at := place{o.owner(owner), key}
	if span, amended := o.over[at]; amended {
		return span, span != source.Span{}
	}
	span, written := o.spans[at]
	return span, written
}

// place names a part: the owner is a pointer to the struct that holds it (nil
// for the rubric itself), the key is as in the file, "" for the whole owner.
type place struct {
	owner any
	key   string
}

// Complete reports whether all of the rubric is there and can be worked with: its file
// was read to its end, no item is nil, none stands in it twice, and no number has more
// digits than [source.Limits] allow.
func (r *Rubric) Complete() bool {
	if r == nil || r.origin.cut || !r.misshapen().IsZero() {
		return false
	}
	for range r.tooLong() {
		return false
	}
	return true
}

func (r *Rubric) mark(owner any, key string, n source.Node) {
	if n.Present() {
		r.origin.spans[place{owner, key}] = n.Span()
	}
}

// digits is how many digits a number of the rubric may have on each side of the point.
func (r *Rubric) digits() int {
	if r.origin.digits > 0 {
		return r.origin.digits
	}
	return (*source.Limits)(nil).OrDefault().Digits
}

// most is how many faults of the rubric are told.
func (r *Rubric) most() int {
	if r != nil && r.origin.most > 0 {
		return r.origin.most
	}
	return (*source.Limits)(nil).OrDefault().Faults
}

// AddFault adds a fault as [Rubric.Fault] makes it to a list, or only counts it
// where the list holds as many as the limits of the rubric's file allow.
// The message is asked for only where the fault is told.
func (r *Rubric) AddFault(to *source.Faults, owner any, key string, index int, message func() locale.Message) {
	to.Add(r.most(), func() *source.Fault {
		if message == nil {
			return nil
		}
		return r.Fault(owner, key, index, message())
	})
}

// Suggest is [spelling.Suggest] for a fault that is to be added to a list: nothing
// where it would only be counted.
func (r *Rubric) Suggest(to source.Faults, got string, names []string) locale.Message {
	if to.Full(r.most()) {
		return locale.Message{}
	}
	return spelling.Suggest(got, names)
}

// Broken reports whether a part could not be read as it was meant, which is a
// fault of the file already: what else seems wrong with it may follow from that.
// Owner and key are as for [Rubric.Fault].
func (r *Rubric) Broken(owner any, key string) bool {
	r = r.orEmpty()
	if owner != nil && reflect.TypeOf(owner).Kind() != reflect.Pointer {
		return false // no part of a rubric
	}
	return r.origin.broken[place{r.origin.owner(owner), key}]
}

// Fault returns a fault at a part of the rubric: owner is a pointer to the
// [Item], [Case], [Input], [Parameter], [ParameterValue], [Relation], [Questionnaire],
// [Round], [Band], [Final], [Adjustment], [ranking.Rule], [ranking.Key] or [ranking.Quota]
// concerned, or nil for the rubric itself; key is the part's key in the file, "" for all of
// it; index is the character within an expression, negative for all of it. Where the rubric
// was not read from a file the fault has no place.
func (r *Rubric) Fault(owner any, key string, index int, message locale.Message) *source.Fault {
	out := r.Place(owner, key, index)
	out.Message = message
	return out
}

// Place returns where a part of the rubric stands, as a fault that says nothing: its
// file, line, column and path. The part is named as for [Rubric.Fault].
func (r *Rubric) Place(owner any, key string, index int) *source.Fault {
	r = r.orEmpty()
	keys := []string{key, ""}
	if owner != nil && reflect.TypeOf(owner).Kind() != reflect.Pointer {
		keys = nil // no part of a rubric
	}
	if in, is := owner.(*Input); is && in.Series() != nil {
		owner = in.Series()
	}
	for _, k := range keys {
		if span, ok := r.origin.span(owner, k); ok {
			if k != key {
				index = -1
			}
			return span.Fault(index, locale.Message{})
		}
	}
	return &source.Fault{File: r.origin.file}
}
