package oscal

// The parts of OSCAL 1.1 that a POA&M of a remediation plan has, in the order of its
// schema.

const oscalVersion = "1.1.2"

type file struct {
	POAM poam `json:"plan-of-action-and-milestones"`
}

type poam struct {
	UUID         string        `json:"uuid"`
	Metadata     metadata      `json:"metadata"`
	SystemID     systemID      `json:"system-id"`
	Observations []observation `json:"observations,omitempty"`
	Risks        []risk        `json:"risks,omitempty"`
	Items        []item        `json:"poam-items"`
	BackMatter   *backMatter   `json:"back-matter,omitempty"`
}

type metadata struct {
	Title        string  `json:"title"`
	LastModified string  `json:"last-modified"`
	Version      string  `json:"version"`
	OSCALVersion string  `json:"oscal-version"`
	Props        []prop  `json:"props,omitempty"`
	Roles        []role  `json:"roles,omitempty"`
	Parties      []party `json:"parties,omitempty"`
}

type prop struct {
	Name    string `json:"name"`
	NS      string `json:"ns"`
	Value   string `json:"value"`
	Class   string `json:"class,omitempty"`
	Remarks string `json:"remarks,omitempty"`
}

type link struct {
	Href string `json:"href"`
	Rel  string `json:"rel"`
}

type role struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type party struct {
	UUID string `json:"uuid"`
	Type string `json:"type"`
	Name string `json:"name"`
}

type systemID struct {
	Type string `json:"identifier-type"`
	ID   string `json:"id"`
}

type observation struct {
	UUID        string    `json:"uuid"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Props       []prop    `json:"props,omitempty"`
	Methods     []string  `json:"methods"`
	Types       []string  `json:"types"`
	Subjects    []subject `json:"subjects"`
	Collected   string    `json:"collected"`
}

type subject struct {
	UUID string `json:"subject-uuid"`
	Type string `json:"type"`
}

type risk struct {
	UUID                string               `json:"uuid"`
	Title               string               `json:"title"`
	Description         string               `json:"description"`
	Statement           string               `json:"statement"`
	Props               []prop               `json:"props,omitempty"`
	Status              string               `json:"status"`
	Deadline            string               `json:"deadline,omitempty"`
	Remediations        []response           `json:"remediations,omitempty"`
	Log                 *riskLog             `json:"risk-log,omitempty"`
	RelatedObservations []relatedObservation `json:"related-observations"`
}

type response struct {
	UUID        string `json:"uuid"`
	Lifecycle   string `json:"lifecycle"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Props       []prop `json:"props,omitempty"`
	Tasks       []task `json:"tasks,omitempty"`
}

type task struct {
	UUID        string            `json:"uuid"`
	Type        string            `json:"type"`
	Title       string            `json:"title"`
	Description string            `json:"description,omitempty"`
	Timing      *timing           `json:"timing,omitempty"`
	Roles       []responsibleRole `json:"responsible-roles,omitempty"`
}

type timing struct {
	OnDate *onDate    `json:"on-date,omitempty"`
	Within *dateRange `json:"within-date-range,omitempty"`
}

type onDate struct {
	Date string `json:"date"`
}

type dateRange struct {
	Start string `json:"start"`
	End   string `json:"end"`
}

type responsibleRole struct {
	ID      string   `json:"role-id"`
	Parties []string `json:"party-uuids"`
}

type riskLog struct {
	Entries []entry `json:"entries"`
}

type entry struct {
	UUID        string            `json:"uuid"`
	Title       string            `json:"title"`
	Description string            `json:"description,omitempty"`
	Start       string            `json:"start"`
	Props       []prop            `json:"props,omitempty"`
	Status      string            `json:"status-change,omitempty"`
	Responses   []relatedResponse `json:"related-responses,omitempty"`
}

type relatedResponse struct {
	UUID string `json:"response-uuid"`
}

type item struct {
	UUID                string               `json:"uuid"`
	Title               string               `json:"title"`
	Description         string               `json:"description"`
	Props               []prop               `json:"props,omitempty"`
	Links               []link               `json:"links,omitempty"`
	Origins             []origin             `json:"origins"`
	RelatedObservations []relatedObservation `json:"related-observations,omitempty"`
	RelatedRisks        []relatedRisk        `json:"related-risks,omitempty"`
}

type origin struct {
	Actors []actor `json:"actors"`
}

type actor struct {
	Type string `json:"type"`
	UUID string `json:"actor-uuid"`
}

type relatedObservation struct {
	UUID string `json:"observation-uuid"`
}

type relatedRisk struct {
	UUID string `json:"risk-uuid"`
}

type backMatter struct {
	Resources []resource `json:"resources"`
}

type resource struct {
	UUID        string `json:"uuid"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Props       []prop `json:"props,omitempty"`
}
