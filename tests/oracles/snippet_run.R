# What R survey makes of the snippets.
#
#   Rscript tests/oracles/snippet_run.R FOLDER
#
# FOLDER is that of snippet_make.py. Writes snippet_r_survey.csv beside this file.

options(warn = 2)
arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1])))
folder <- normalizePath(commandArgs(trailingOnly = TRUE)[1])

rows <- "design,domain,variable,statistic,value,standard_error"
put <- function(name, domain, variable, statistic, estimate) {
  figures <- sprintf("%.17g", c(as.numeric(coef(estimate)), as.numeric(survey::SE(estimate))))
  rows <<- c(rows, paste(c(name, domain, variable, statistic, figures), collapse = ","))
}

for (name in c("jkn", "bootstrap_1_over_r", "fay")) {
  snippet <- new.env()
  setwd(file.path(folder, name))
  suppressMessages(sys.source("design.R", envir = snippet))
  domains <- list(all = snippet$design, `sex=women` = subset(snippet$design, sex == "women"))
  for (domain in names(domains)) {
    for (variable in c("care_minutes", "paid_minutes")) {
      formula <- reformulate(variable)
      put(name, domain, variable, "mean", svymean(formula, domains[[domain]]))
      put(name, domain, variable, "total", svytotal(formula, domains[[domain]]))
    }
  }
}
writeLines(rows, file.path(here, "snippet_r_survey.csv"))
