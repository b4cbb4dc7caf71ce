package listing

import (
	"github.com/parindex/parindex/rubric/jsonform"
)

type listingDocument struct {
	Schema int `json:"schema"`
	Listing
}

// MarshalJSON writes the listing with its schema, every figure as it is printed.
func (l Listing) MarshalJSON() ([]byte, error) {
	return jsonform.Write(listingDocument{jsonform.Schema, l})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Listing) UnmarshalJSON(b []byte) error {
	var doc listingDocument
	if err := jsonform.Read("listing", b, &doc); err != nil {
		return err
	}
	*l = doc.Listing
	return nil
}

type reportDocument struct {
	Schema int `json:"schema"`
	Report
}

// MarshalJSON writes the report with its schema.
func (r Report) MarshalJSON() ([]byte, error) {
	return jsonform.Write(reportDocument{jsonform.Schema, r})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Report) UnmarshalJSON(b []byte) error {
	var doc reportDocument
	if err := jsonform.Read("report on a listing", b, &doc); err != nil {
		return err
	}
	*r = doc.Report
	return nil
}
