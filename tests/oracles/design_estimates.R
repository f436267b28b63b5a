# What R survey makes of designs with single units, merged strata and population totals.
#
#   Rscript tests/oracles/design_estimates.R
#
# Reads sample.csv; writes design_sample.csv (the same persons, with strata S03 and S08 cut to
# one unit) and design_r_survey.csv beside this file. README.md says what each design is.

suppressMessages(library(survey))
options(warn = 2, survey.adjust.domain.lonely = FALSE)

arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1])))
whole <- read.csv(file.path(here, "sample.csv"), colClasses = c(respondent = "character"))

single <- c("S03", "S08")
first_unit <- function(s) sort(unique(whole$psu[whole$stratum == s]))[1]
kept <- !(whole$stratum %in% single)
for (s in single) kept <- kept | (whole$stratum == s & whole$psu == first_unit(s))
cut <- whole[kept, ]
write.csv(cut, file.path(here, "design_sample.csv"), row.names = FALSE, quote = FALSE)

variables <- c("care_minutes", "paid_minutes")
rows <- list()
put <- function(design, domain, variable, statistic, estimate, df, deff = NA) {
  text <- function(x) if (length(x) == 0 || is.na(x)) "" else sprintf("%.17g", x)
  rows[[length(rows) + 1]] <<- data.frame(
    design = design, domain = domain, variable = variable, statistic = statistic,
    value = text(as.numeric(coef(estimate))[1]), standard_error = text(as.numeric(SE(estimate))[1]),
    df = text(df), design_effect = text(deff))
}

gap <- function(d) {
  if (inherits(d, "svyrep.design")) {
    return(withReplicates(d, function(w, data) {
      sum(w * data$y * data$woman) / sum(w * data$woman) -
        sum(w * data$y * (1 - data$woman)) / sum(w * (1 - data$woman))
    }))
  }
  totals <- svytotal(~I(y * woman) + woman + I(y * (1 - woman)) + I(1 - woman), d)
  names(totals) <- c("yw", "w", "ym", "m")
  svycontrast(totals, quote(yw / w - ym / m))
}

estimate <- function(name, domain, d, effects = FALSE) {
  df <- degf(d)
  for (variable in variables) {
    d$variables$y <- d$variables[[variable]]
    d$variables$does <- as.numeric(d$variables$y > 0)
    mean <- svymean(~y, d, deff = if (effects) "replace" else FALSE)
    share <- svymean(~does, d, deff = if (effects) "replace" else FALSE)
    put(name, domain, variable, "mean", mean, df, if (effects) deff(mean) else NA)
    put(name, domain, variable, "participation", share, df, if (effects) deff(share) else NA)
    put(name, domain, variable, "total", svytotal(~y, d), df)
    put(name, domain, variable, "participants_mean", svyratio(~y, ~does, d), df)
    if (length(unique(d$variables$sex)) == 2) put(name, domain, variable, "gap", gap(d), df)
  }
}

all_domains <- function(name, d, effects = FALSE) {
  d <- update(d, woman = as.numeric(sex == "women"))
  estimate(name, "all", d, effects)
  estimate(name, "sex=women", subset(d, sex == "women"), effects)
  estimate(name, "region=B", subset(d, region == "B"), effects)
  estimate(name, "sex=women,region=B", subset(d, sex == "women" & region == "B"), effects)
}

design_of <- function(data) {
  svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = data)
}

# 1. centre: R's adjust, by linearisation. Scores of means, ratios and gaps add up to zero, so
# their grand mean is zero. For totals survey 4.1 takes zero too, against its own manual
# ("center the stratum at the population mean"; later versions do): put right here by hand.
options(survey.lonely.psu = "adjust")
all_domains("centre_taylor", design_of(cut))
members <- list("all" = rep(TRUE, nrow(cut)), "sex=women" = cut$sex == "women",
                "region=B" = cut$region == "B",
                "sex=women,region=B" = cut$sex == "women" & cut$region == "B")
for (i in seq_along(rows)) {
  if (rows[[i]]$statistic != "total") next
  score <- cut$weight * cut[[rows[[i]]$variable]] * members[[rows[[i]]$domain]]
  unit <- tapply(score, paste(cut$stratum, cut$psu), sum)
  alone <- sapply(single, function(s) unit[[paste(s, first_unit(s))]])
  variance <- as.numeric(rows[[i]]$standard_error)^2 - sum(alone^2) + sum((alone - mean(unit))^2)
  rows[[i]]$standard_error <- sprintf("%.17g", sqrt(variance))
}

# 2. merge: each single stratum joins the next one
options(survey.lonely.psu = "fail")
merged <- cut
merged$psu <- paste(merged$stratum, merged$psu)
merged$stratum[merged$stratum == "S03"] <- "S04"
merged$stratum[merged$stratum == "S08"] <- "S09"
all_domains("merge_taylor", design_of(merged))
all_domains("merge_jkn", as.svrepdesign(design_of(merged), type = "JKn", mse = TRUE))

# 3. design effects against simple random sampling with replacement
all_domains("effects", design_of(whole), effects = TRUE)

# 4. JKn calibrated to totals: post-stratified by sex, raked by sex and region
jkn <- as.svrepdesign(design_of(whole), type = "JKn", mse = TRUE)
sexes <- data.frame(sex = c("women", "men"), Freq = c(52000, 47000))
regions <- data.frame(region = c("A", "B", "C"), Freq = c(40000, 24000, 35000))
all_domains("post_jkn", postStratify(jkn, ~sex, sexes))
all_domains("rake_jkn", rake(jkn, list(~sex, ~region), list(sexes, regions),
                             control = list(maxit = 500, epsilon = 1e-11, verbose = FALSE)))

out <- do.call(rbind, rows)
out$domain <- ifelse(grepl(",", out$domain), paste0("\"", out$domain, "\""), out$domain)
write.table(out, file.path(here, "design_r_survey.csv"), sep = ",", quote = FALSE,
            row.names = FALSE)
