// Package fence writes the policies that stand around an account: service control policies for an organization, and a
// permissions boundary with the same content for an account without one. They take away what would leave spend without an
// owner, from everybody: administrators too. They grant nothing.
//
// SCPs bind neither service-linked roles nor the management account.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
package policies
