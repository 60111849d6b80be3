using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

/// <summary>A reviewer sees all that would leave.</summary>
public sealed class ReviewTests
{
    private const string Result =
        """
        { "tables": [ { "name": "use", "dimensions": [ { "variable": "area" } ], "measures": [ { "name": "homes" } ],
            "cells": [ { "codes": [ "east" ], "values": [ { "value": 31, "status": "A", "confidentiality": "F" } ] },
                       { "codes": [ "west" ], "values": [ { "value": null, "status": "Q", "confidentiality": "C" } ] } ] } ],
          "ratios": [ { "table": "use", "name": "rate", "values": [ 0.123456, null ] } ],
          "models": [ { "name": "gas-use", "kind": "linear", "outcome": "gas", "subjects": 800, "residualDegreesOfFreedom": 796,
            "references": [ { "term": "area", "category": "east" } ],
            "coefficients": [ { "term": "area", "category": "west", "estimate": -12.3456, "standardError": 1.5 } ] } ] }
        """;

    [Fact]
    public async Task Ratios_and_models_are_shown_beside_the_tables()
    {
        var network = new Replies(request => Replies.Json(
            request.RequestUri!.AbsolutePath.EndsWith("/result", StringComparison.Ordinal) ? Result
            : request.RequestUri.AbsolutePath.EndsWith("/job-1", StringComparison.Ordinal)
                ? """{"id":"job-1","question":"use","state":"awaitingReview","stage":"done","progress":100,"resultHash":"abc"}"""
                : """{"items":[]}"""));
        using var line = new CommandLine { Network = network };
        Assert.Equal(ExitCode.Done, await line.RunAsync("reviews", "show", "job-1"));
        foreach (
            var shown in new[] { "×", "0.123456", "linear model of gas", "-12.3456", "1.5", "area is compared with east", "796 residual" })
            Assert.Contains(shown, line.Output, StringComparison.Ordinal);
    }
    [Fact]
    public async Task A_report_with_a_page_is_shown_as_that_page()
    {
        var network = new Replies(request => Replies.Json(
            request.RequestUri!.AbsolutePath.EndsWith("/report", StringComparison.Ordinal)
                ? """{"purpose":"not again","page":"DISCLOSURE REPORT   SAFE\nnothing is hidden\n","models":[{"name":"gas-use"}]}"""
            : request.RequestUri.AbsolutePath.EndsWith("/job-1", StringComparison.Ordinal)
                ? """{"id":"job-1","question":"use","state":"awaitingReview","stage":"done","progress":100,"resultHash":"abc"}"""
                : """{"items":[]}"""));
        using var line = new CommandLine { Network = network };
        Assert.Equal(ExitCode.Done, await line.RunAsync("reviews", "show", "job-1"));
        Assert.Matches(@"DISCLOSURE REPORT   SAFE\s+nothing is hidden", line.Output);
        Assert.Contains("gas-use", line.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not again", line.Output, StringComparison.Ordinal);
    }
}
