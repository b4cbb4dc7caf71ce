package assessment

import "errors"

// Errors that callers branch on with errors.Is: why a record is refused.
var (
	// ErrLocked says that the round takes no more records.
	ErrLocked = errors.New("the round is locked")
	// ErrRevision says that a record is for another revision of its round.
	ErrRevision = errors.New("another revision")
	// ErrConflict says that the current value is not the one that the record changes.
	ErrConflict = errors.New("conflicting change")
	// ErrNotAllowed says that the round does not take such a record, or none of this item.
	ErrNotAllowed = errors.New("not allowed in the round")
)
