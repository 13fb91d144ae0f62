package dev.lampo.demo.traffic;

/** One thing that the maps and tables must hold when all traffic is in. */
public sealed interface TruthRow permits QuoteTruth, TombstoneTruth, EnquiryTruth, RejectTruth {}
