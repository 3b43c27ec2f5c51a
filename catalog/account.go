package catalog

// Account holds the settings of the whole account.
type Account struct {
	// HomeRegion is the listed Region of the roles, the Athena views, the detector and the alarms. Required, and not
	// to be changed after the first deployment.
	HomeRegion string
	// AlertAddresses are the e-mail addresses subscribed to the alert topic. Zero: nobody is subscribed; the topic and
	// its alarms exist all the same.
	AlertAddresses []string
	// TagPrefix is put before the key of every tag of this program, as in "acme:team". Zero: none.
	TagPrefix string
	// RolePath is the path of every caller role that the deployment creates, as /bedrock/. Zero: "/". Not to be changed
	// after the first deployment: a role cannot move, and its name is taken.
	RolePath string
	// MaxSessionHours is the longest session of a caller role, from 1 to 12 hours. Zero: 1.
	MaxSessionHours int
	// PermissionsBoundary is the name of a managed policy of the account that bounds every role that the deployment
	// creates. Zero: none.
	PermissionsBoundary string
	// BillReader creates the managed policy bedrock-bill-reader, for the people and programs that read the bill: attach it
	// to their roles. Zero: the policy does not exist.
	BillReader bool
	// BillReadersMayReadBodies is needed where a Region delivers bodies: the smaller bodies are inside the log lines, which
	// every query reads. Zero: BillReader is refused in such an account.
	BillReadersMayReadBodies bool
	// QueryScanLimitGB ends an Athena query that would read more, in GiB. Zero: 100.
	QueryScanLimitGB int
}

// ScanLimit returns the scan limit of a query, in GiB.
func (a Account) ScanLimit() int {
	if a.QueryScanLimitGB == 0 {
		return 100
	}
	return a.QueryScanLimitGB
}
