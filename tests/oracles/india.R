# Women's and men's minutes in the sample of India's Time Use Survey 2024, by R survey.
#
#   Rscript tests/oracles/india.R <CSV of india_input.py>
#
# Writes india.csv beside this file: aggregates only. PSU = first five characters of person_id,
# strata = state x sector, weight = mult. The design holds every person with a diary; the domain
# is age 15 and over, female or male. Every replicate variance is centred on the full estimate.

suppressMessages(library(survey))
options(warn = 2, survey.lonely.psu = "fail", survey.adjust.domain.lonely = FALSE)

all_arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", all_arguments, value = TRUE)[1])))
input <- commandArgs(trailingOnly = TRUE)[1]

data <- read.csv(input, stringsAsFactors = FALSE,
                 colClasses = c(person_id = "character", psu = "character"))
data$stratum <- paste(data$state, data$sector, sep = "|")
data$woman <- as.numeric(data$gender == "female")
data$man <- as.numeric(data$gender == "male")
data$weight <- data$mult

agree <- function(a, b, what) {
  a <- as.numeric(a)
  b <- as.numeric(b)
  if (abs(a - b) > 1e-10 * max(abs(a), abs(b))) stop(what, ": ", a, " and ", b)
}

rows <- list()
put <- function(design, domain, variable, statistic, value, se = NA, df = NA) {
  text <- function(x) if (is.na(x)) "" else sprintf("%.17g", as.numeric(x))
  value <- as.numeric(value)
  se <- as.numeric(se)
  df <- as.numeric(df)
  ci <- if (is.na(se) || is.na(df)) c(NA, NA) else value + c(-1, 1) * qt(0.975, df) * se
  rows[[length(rows) + 1]] <<- data.frame(
    design = design, domain = domain, variable = variable, statistic = statistic,
    value = text(value), standard_error = text(se), df = text(df),
    lower = text(ci[1]), upper = text(ci[2])
  )
}

gap <- function(d) {
  if (inherits(d, "svyrep.design")) {
    out <- withReplicates(d, function(w, data) {
      sum(w * data$y * data$woman) / sum(w * data$woman) -
        sum(w * data$y * data$man) / sum(w * data$man)
    })
    by <- svyby(~y, ~gender, d, svymean, covmat = TRUE)
    agree(SE(out), SE(svycontrast(by, c(female = 1, male = -1))), "gap, replicates")
    return(out)
  }
  totals <- svytotal(~I(y * woman) + woman + I(y * man) + man, d)
  names(totals) <- c("yw", "w", "ym", "m")
  out <- svycontrast(totals, quote(yw / w - ym / m))
  agree(SE(out), SE(svyglm(y ~ woman, d))["woman"], "standard error of the gap, Taylor")
  out
}

estimate <- function(name, design) {
  put(name, "with a diary", "", "n", nrow(design))
  put(name, "with a diary", "", "degf", degf(design))
  d <- subset(design, age >= 15 & gender %in% c("female", "male"))
  parts <- list(all = d, `sex=women` = subset(d, gender == "female"),
                `sex=men` = subset(d, gender == "male"))
  for (domain in names(parts)) {
    p <- parts[[domain]]
    put(name, domain, "", "n", nrow(p))
    put(name, domain, "", "degf", degf(p))
    population <- svytotal(~one, p)
    put(name, domain, "", "population", coef(population), SE(population), degf(p))
  }
  for (y in c("asleep", "food", "asleep_distinct", "food_distinct")) {
    se <- c()
    for (domain in names(parts)) {
      p <- parts[[domain]]
      p$variables$y <- p$variables[[y]]
      m <- svymean(~y, p)
      se[domain] <- SE(m)
      put(name, domain, y, "mean", coef(m), SE(m), degf(p))
    }
    d$variables$y <- d$variables[[y]]
    g <- gap(d)
    value <- as.numeric(if (inherits(g, "svrepstat")) coef(g) else coef(g)[1])
    put(name, "all", y, "gap", value, SE(g), degf(d))
    naive <- sqrt(se["sex=women"]^2 + se["sex=men"]^2)
    # No covariance: what a table of two means and two errors would give.
    put(name, "all", y, "gap_naive", value, naive, degf(d))
  }
}

data$one <- 1
clustered <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = data)
put("taylor", "with a diary", "", "units", length(unique(paste(data$stratum, data$psu))))
put("taylor", "with a diary", "", "strata", length(unique(data$stratum)))
estimate("taylor", clustered)
estimate("jkn", as.svrepdesign(clustered, type = "JKn", mse = TRUE))
# The wrong design, persons as units: how much the clusters matter.
by_person <- svydesign(ids = ~person_id, strata = ~stratum, weights = ~weight, nest = TRUE,
                       data = data)
estimate("taylor_persons", by_person)

out <- do.call(rbind, rows)
write.csv(out, file.path(here, "india.csv"), row.names = FALSE, quote = FALSE)
