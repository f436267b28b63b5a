# R survey on fifty random designs: weights of 0, units of nobody, households, several days, filters.
#
#   Rscript tests/oracles/random_designs.R
#
# Reads `random_designs_sample.csv`, writes `random_designs_r.csv` beside this file. Standard errors:
# JKn (mse = TRUE) and, of means and totals, Taylor. df: degf of the members with weight above 0.

suppressMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
data <- read.csv(file.path(here, "random_designs_sample.csv"))
data$does <- as.numeric(data$care > 0)
digits <- function(x) if (is.na(x)) "" else sprintf("%.17g", as.numeric(x))
inside <- list(
  all = function(x) x, women = function(x) subset(x, sex == "women"), older = function(x) subset(x, age >= 30)
)
fits <- list(
  mean = function(x) svymean(~care, x), participation = function(x) svymean(~does, x),
  participants_mean = function(x) svyratio(~care, ~does, x), total = function(x) svytotal(~care, x)
)
rows <- list()
for (one in unique(data$design)) {
  taylor <- svydesign(~psu, strata = ~stratum, weights = ~weight, data = data[data$design == one, ])
  jkn <- as.svrepdesign(taylor, type = "JKn", mse = TRUE)
  for (domain in names(inside)) {
    t <- inside[[domain]](taylor)
    j <- inside[[domain]](jkn)
    freedom <- degf(subset(t, weight > 0))
    for (name in names(fits)) {
      fit <- fits[[name]](j)
      linear <- if (name %in% c("mean", "total")) as.numeric(SE(fits[[name]](t))) else NA
      rows[[length(rows) + 1]] <- data.frame(
        design = one, domain = domain, statistic = name, value = digits(coef(fit)),
        standard_error = digits(SE(fit)), taylor = digits(linear), df = freedom
      )
    }
  }
}
write.csv(do.call(rbind, rows), file.path(here, "random_designs_r.csv"), row.names = FALSE, quote = FALSE)
