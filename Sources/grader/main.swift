import GraderCLI

CommandLineTool.main()
