package catalog

// Namespace begins the name of every stack, parameter and topic of this program.
const Namespace = "bedrock-bootstrap"

// RepairSource is the source of the event with which the detector starts a repair in the logging function.
const RepairSource = Namespace + ".detector"
