package rubric

// Round is a round of a unit's assessment: self-scoring, an appraisal, an explanation.
// Each begins with what the one before it came to.
type Round struct {
	Name  string `json:"name"` // as records name it: self, appraisal_1
	Title Text   `json:"title"`
	// Self marks a round in which the unit speaks for itself. It states neither points or
	// figures of surveys and other indexes nor opinions, refusals and waivers.
	Self bool `json:"self,omitempty"`
	// Records are the kinds of records that the round takes: figure, points, claim,
	// evidence, refusal, explanation, opinion, note, survey, waiver. Without them it takes
	// all that its side may write.
	Records []string `json:"records,omitempty"`
	// Illustrative marks a round that no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}
