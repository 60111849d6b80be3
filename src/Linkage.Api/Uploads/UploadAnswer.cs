namespace Linkage.Api.Uploads;

/// <param name="Delivery">Id of the delivery that the upload becomes.</param>
public sealed record UploadAnswer(string Delivery);
