# Estimates of R survey on the stored samples and the stored replicate weights.
#
#   Rscript tests/oracles/estimates.R
#
# Writes r_survey.csv beside this file; README.md says what each column and statistic means.
# Every variance is centred on the full estimate (mse = TRUE).

suppressMessages(library(survey))
options(warn = 2, survey.lonely.psu = "fail", survey.adjust.domain.lonely = FALSE)

arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1])))
level <- 0.95
variables <- c("care_minutes", "paid_minutes")

read_sample <- function(name) {
  data <- read.csv(file.path(here, name), stringsAsFactors = FALSE,
                   colClasses = c(respondent = "character"))
  data$one <- 1
  data$woman <- as.numeric(data$sex == "women")
  data$man <- as.numeric(data$sex == "men")
  data
}

taylor_design <- function(sample) {
  svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE,
            data = read_sample(sample))
}

# type = "other" with the stored scales: nothing is guessed from the kind of the weights.
replicate_design <- function(name) {
  s <- read.csv(file.path(here, "replicate_scales.csv"), stringsAsFactors = FALSE)
  s <- s[s$design == name, ]
  data <- read_sample(s$sample[1])
  w <- read.csv(file.path(here, s$weights[1]), colClasses = c(respondent = "character"))
  stopifnot(identical(w$respondent, data$respondent), length(unique(s$scale)) == 1)
  svrepdesign(variables = data, repweights = as.matrix(w[, s$replicate]), weights = data$weight,
              type = "other", combined.weights = TRUE, scale = s$scale[1], rscales = s$rscale,
              mse = TRUE)
}

rows <- list()
put <- function(design, domain, variable, statistic, value, se = NA, df = NA,
                lower = NA, upper = NA) {
  text <- function(x) if (length(x) == 0 || is.na(x)) "" else sprintf("%.17g", x)
  rows[[length(rows) + 1]] <<- data.frame(
    design = design, domain = domain, variable = variable, statistic = statistic,
    value = text(as.numeric(value)), standard_error = text(as.numeric(se)),
    df = text(as.numeric(df)), lower = text(as.numeric(lower)), upper = text(as.numeric(upper))
  )
}

# With no degree of freedom there is no t point: the interval stays empty.
t_point <- function(df) if (df > 0) qt(1 - (1 - level) / 2, df) else NA

# t interval on the scale of the estimate, with the domain's degrees of freedom
put_t <- function(design, domain, variable, statistic, estimate, df) {
  value <- as.numeric(coef(estimate))
  se <- as.numeric(SE(estimate))
  t <- t_point(df)
  put(design, domain, variable, statistic, value, se, df, value - t * se, value + t * se)
}

agree <- function(a, b, what) {
  if (abs(a - b) > 1e-10 * max(abs(a), abs(b))) stop(what, ": ", a, " and ", b)
}

# Women's mean less men's, with the covariance of the two.
gap <- function(d, y) {
  d$variables$y <- d$variables[[y]]
  if (inherits(d, "svyrep.design")) {
    difference <- function(w, data) {
      sum(w * data$y * data$woman) / sum(w * data$woman) -
        sum(w * data$y * data$man) / sum(w * data$man)
    }
    out <- withReplicates(d, difference)
    by <- svyby(~y, ~sex, d, svymean, covmat = TRUE)
    other <- svycontrast(by, c(men = -1, women = 1))
    agree(SE(out)[1], SE(other)[1], "gap, replicates")
    return(out)
  }
  totals <- svytotal(~I(y * woman) + woman + I(y * man) + man, d)
  names(totals) <- c("yw", "w", "ym", "m")
  out <- svycontrast(totals, quote(yw / w - ym / m))
  fit <- svyglm(y ~ woman, d)
  agree(coef(out)[1], coef(fit)["woman"], "gap, Taylor")
  agree(SE(out)[1], SE(fit)["woman"], "standard error of the gap, Taylor")
  out
}

# How R's beta interval (Korn-Graubard) comes about, checked against svyciprop.
korn_graubard <- function(p, variance, n, df) {
  a <- (1 - level) / 2
  effective <- p * (1 - p) / variance * (qt(a, n - 1) / qt(a, df))^2
  c(qbeta(a, effective * p, effective * (1 - p) + 1),
    qbeta(1 - a, effective * p + 1, effective * (1 - p)))
}

estimate_domain <- function(name, domain, d) {
  df <- degf(d)
  n <- nrow(d)
  put(name, domain, "", "degf", df)
  put(name, domain, "", "n", n)
  put_t(name, domain, "", "population", svytotal(~one, d), df)
  for (y in variables) {
    d$variables$y <- d$variables[[y]]
    d$variables$does <- as.numeric(d$variables$y > 0)
    put_t(name, domain, y, "mean", svymean(~y, d), df)
    put_t(name, domain, y, "total", svytotal(~y, d), df)

    p <- svymean(~does, d)
    interval <- c(NA, NA)
    if (df > 0) {
      interval <- attr(svyciprop(~does, d, method = "beta", level = level), "ci")
      by_hand <- korn_graubard(coef(p)[1], vcov(p)[1], n, df)
      agree(interval[1], by_hand[1], "lower Korn-Graubard")
      agree(interval[2], by_hand[2], "upper Korn-Graubard")
    }
    put(name, domain, y, "participation", coef(p), SE(p), df, interval[1], interval[2])

    put_t(name, domain, y, "participants_mean", svyratio(~y, ~does, d), df)
    if (length(unique(d$variables$sex)) == 2) {
      put_t(name, domain, y, "gap", gap(d, y), df)
      share <- svyratio(~I(y * woman), ~y, d)
      r <- as.numeric(coef(share))
      # logit interval, by the delta method
      half <- t_point(df) * as.numeric(SE(share)) / (r * (1 - r))
      put(name, domain, y, "women_share", r, SE(share), df,
          plogis(qlogis(r) - half), plogis(qlogis(r) + half))
    }
  }
}

estimate_design <- function(name, d) {
  regions <- sort(unique(d$variables$region))
  estimate_domain(name, "all", d)
  for (s in c("women", "men")) {
    estimate_domain(name, paste0("sex=", s), subset(d, sex == s))
  }
  for (g in regions) {
    estimate_domain(name, paste0("region=", g), subset(d, region == g))
  }
  for (s in c("women", "men")) {
    for (g in regions) {
      estimate_domain(name, paste0("sex=", s, ",region=", g), subset(d, sex == s & region == g))
    }
  }
}

estimate_design("taylor", taylor_design("sample.csv"))
for (name in c("jk1", "jkn", "bootstrap", "bootstrap_1_over_r")) {
  estimate_design(name, replicate_design(name))
}
estimate_design("taylor_two", taylor_design("sample_two_per_stratum.csv"))
for (name in c("brr", "fay")) estimate_design(name, replicate_design(name))

out <- do.call(rbind, rows)

# Totals are linear: delete-one jackknife by stratum, BRR and Fay give Taylor's error exactly.
same_total <- function(a, b) {
  x <- out[out$design == a & out$statistic == "total", ]
  y <- out[out$design == b & out$statistic == "total", ]
  stopifnot(identical(x$domain, y$domain), identical(x$variable, y$variable))
  stopifnot(isTRUE(all.equal(as.numeric(x$standard_error), as.numeric(y$standard_error),
                             tolerance = 1e-10)))
}
same_total("taylor", "jkn")
same_total("taylor_two", "brr")
same_total("taylor_two", "fay")

# The domain holds a comma, so text is quoted.
for (column in c("value", "standard_error", "df", "lower", "upper")) {
  stopifnot(!any(grepl("[^0-9eE.+-]", out[[column]])))
}
con <- file(file.path(here, "r_survey.csv"), "w")
writeLines(paste(names(out), collapse = ","), con)
writeLines(paste(out$design, ifelse(grepl(",", out$domain), paste0("\"", out$domain, "\""), out$domain),
                 out$variable, out$statistic, out$value, out$standard_error, out$df, out$lower,
                 out$upper, sep = ","), con)
close(con)
