# R survey's part of measure.py: means by domain with replicate weights.
#
#     Rscript r_survey.R FOLDER
#
# FOLDER holds what measure.py wrote: sizes.txt (respondents, replicates, activities, domains) and
# doubles, column by column: weights.bin, replicates.bin, minutes.bin, domain.bin (1 to domains).
# Each line on standard input asks for one estimate; its seconds are the answer. At the end of the
# input, values and standard errors (domains x activities) go to result.bin.
suppressPackageStartupMessages(library(survey))

folder <- commandArgs(trailingOnly = TRUE)[1]
sizes <- scan(file.path(folder, "sizes.txt"), quiet = TRUE)
n <- sizes[1]
replicates <- sizes[2]
activities <- sizes[3]

read_matrix <- function(name, columns) {
  values <- readBin(file.path(folder, name), "double", n * columns)
  matrix(values, nrow = n, ncol = columns)
}

say <- function(seconds) {
  cat(format(seconds, digits = 10), "\n")
  flush(stdout())
}

begin <- Sys.time()
respondents <- as.data.frame(read_matrix("minutes.bin", activities))
variables <- paste0("y", seq_len(activities))
names(respondents) <- variables
respondents$domain <- factor(as.integer(read_matrix("domain.bin", 1)), seq_len(sizes[4]))
design <- svrepdesign(
  data = respondents,
  weights = as.vector(read_matrix("weights.bin", 1)),
  repweights = read_matrix("replicates.bin", replicates),
  type = "other",
  scale = 4 / replicates,
  rscales = rep(1, replicates),
  combined.weights = TRUE,
  compress = FALSE,
  mse = TRUE
)
formula <- reformulate(variables)
say(as.numeric(Sys.time() - begin, units = "secs"))

result <- NULL
input <- file("stdin", open = "r")
while (length(readLines(input, n = 1)) == 1) {
  begin <- Sys.time()
  result <- svyby(formula, ~domain, design, svymean)
  say(as.numeric(Sys.time() - begin, units = "secs"))
}
writeBin(
  c(as.vector(as.matrix(result[, variables])), as.vector(as.matrix(SE(result)))),
  file.path(folder, "result.bin")
)
