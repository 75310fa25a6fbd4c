#include "app/commands/record/Proofs.h"

#include "app/commands/Fields.h"

namespace qd::app {

namespace {

/// What nobody could see by this check, one sentence each.
QStringList cannotShow(const Verification& found)
{
    QStringList lines;
    if (found.signedUpTo == 0)
        lines.append(QStringLiteral("No head of this home covers the record: a cut end, or a record that was written anew as a whole, would not show."));
    else if (found.facts > found.signedUpTo)
        lines.append(QStringLiteral("After fact %1 no head was signed: if facts after it were cut off or written anew, that would not show.").arg(found.signedUpTo));
    lines.append(QStringLiteral("Whoever can read the key of this home can write record and heads anew, and that would not show."));
    if (found.signedUpTo > 0)
        lines.append(QStringLiteral("If record and heads were both put back to an older moment, that would not show."));
    return lines;
}

} // namespace

void proofFields(JsonWriter& out, const Verification& found)
{
    field(out, "blobs", found.blobs);
    out.key("heads");
    out.beginObject();
    field(out, "agree", found.heads);
    field(out, "of_other_keys", found.headsOfOthers);
    field(out, "unreadable", found.headsUnreadable);
    field(out, "signed_up_to", found.signedUpTo);
    field(out, "signed_at", found.signedUpTo > 0 ? std::optional(found.signedAt) : std::nullopt);
    out.endObject();
    fieldList(out, "restorations", found.restorations, [&out](const Restoration& restoration) {
        field(out, "seq", restoration.sequence);
        field(out, "time", restoration.time);
        field(out, "from", restoration.from);
        field(out, "replaced", restoration.replaced);
    });
    field(out, "cannot_show", cannotShow(found));
}

QStringList proofInWords(const Verification& found)
{
    QStringList lines;
    for (const Restoration& restoration : found.restorations)
        lines.append(QStringLiteral("At fact %1 it was put back from the backup %2 (%3).")
                         .arg(restoration.sequence).arg(restoration.from, toRfc3339(restoration.time)));
    if (found.signedUpTo > 0)
        lines.append(QStringLiteral("Signed heads agree up to fact %1 (%2).").arg(found.signedUpTo).arg(toRfc3339(found.signedAt)));
    if (found.headsOfOthers > 0)
        lines.append(QStringLiteral("%1 heads were signed with another key than this home's; they are not counted.").arg(found.headsOfOthers));
    if (found.headsUnreadable > 0)
        lines.append(QStringLiteral("%1 lines of the file of heads are damaged.").arg(found.headsUnreadable));
    return lines + cannotShow(found);
}

} // namespace qd::app
