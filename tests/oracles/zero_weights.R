# R survey on designs with weights of 0 and first-stage units without any respondent.
#
#   Rscript tests/oracles/zero_weights.R
#
# Reads `zero_weights_sample.csv`, writes `zero_weights_r.csv` beside this file. Standard errors:
# JKn (mse = TRUE) and, of means, Taylor. df: degf of the members with weight above 0. R drops a
# replicate that has nobody in the domain; the domains here always have somebody.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
data <- read.csv(file.path(here, "zero_weights_sample.csv"))
data$does <- as.numeric(data$care > 0)
rows <- list()
for (one in unique(data$design)) {
  d <- data[data$design == one, ]
  taylor <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = d)
  jkn <- as.svrepdesign(taylor, type = "JKn", mse = TRUE)
  for (domain in c("all", "women")) {
    t <- if (domain == "all") taylor else subset(taylor, sex == "women")
    j <- if (domain == "all") jkn else subset(jkn, sex == "women")
    fits <- list(
      mean = function(x) svymean(~care, x), participation = function(x) svymean(~does, x),
      participants_mean = function(x) svyratio(~care, ~does, x), total = function(x) svytotal(~care, x)
    )
    freedom <- degf(subset(t, weight > 0))
    for (name in names(fits)) {
      fit <- fits[[name]](j)
      linear <- if (name == "mean") as.numeric(SE(fits[[name]](t))) else NA
      rows[[length(rows) + 1]] <- data.frame(
        design = one, domain = domain, statistic = name,
        value = sprintf("%.17g", as.numeric(coef(fit))),
        standard_error = sprintf("%.17g", as.numeric(SE(fit))),
        taylor = if (is.na(linear)) "" else sprintf("%.17g", linear), df = freedom
      )
    }
  }
}
write.csv(do.call(rbind, rows), file.path(here, "zero_weights_r.csv"), row.names = FALSE, quote = FALSE)
