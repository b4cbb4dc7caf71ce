package rules

import (
	"errors"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
)

// OfUnit says whose facts an error is about: by its ID or, without one, by its
// number, counted from 1.
func OfUnit(id string, number int, err error) source.Faults {
	who := unitNamed.Say(id)
	if id == "" {
		who = unitNumber.Say(number)
	}
	var faults, out source.Faults
	if !errors.As(err, &faults) {
		faults = source.Faults{{Message: locale.MessageOf(err)}}
	}
	for _, f := range faults {
		out = append(out, &source.Fault{Path: f.Path, Message: f.Message.Of(who)})
	}
	return out
}
