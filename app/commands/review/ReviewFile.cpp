#include "app/commands/review/ReviewFile.h"

#include "app/engine/SourceFolder.h"
#include "core/base/Digest.h"
#include "core/base/signing/Signature.h"

#include <QSaveFile>

namespace qd::app {

namespace {

Error unusable(const QString& file, const QString& why, const QString& hint)
{
    return {Error::Parse, QStringLiteral("%1: %2").arg(file, why), file, hint};
}

/// Strictly, and longer than a document otherwise may be.
template <class T>
Result<T> readLong(const QByteArray& text)
{
    const Result<Json> json = Json::parse(text, {kLargestReview, 64});
    return json ? decode<T>(*json) : Result<T>(json.error());
}

/// Whether everything that it holds is what it is called by.
Result<Done> fits(const Review& review, const QString& file)
{
    const QString hint = QStringLiteral("have it exported again");
    for (auto one = review.kept.begin(); one != review.kept.end(); ++one)
        if (sha256(review.bytes(one.key())) != one.key())
            return unusable(file, QStringLiteral("what it keeps under %1 is something else").arg(QString::fromLatin1(one.key().toHex())), hint);
    for (const Approval& item : review.items)
        if (contentHash(item.content) != item.sha256)
            return unusable(file, QStringLiteral("\"%1\" is not what its hash says").arg(item.title), hint);
    return Done{};
}

} // namespace

Result<Done> writeSigned(const QString& file, const QByteArray& text, const SigningKey& key)
{
    const QByteArray all = encode(SignedFile{QString::fromLatin1(SignedFile::kFormat), QString::fromUtf8(text), key.publicPart(), key.sign(text)}) + '\n';
    if (all.size() > kLargestReview)
        return Error{Error::Rule, QStringLiteral("the file would have %1 bytes, and at most %2 can be read").arg(all.size()).arg(kLargestReview), file, QStringLiteral("name fewer items")};
    QSaveFile out(file);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && out.write(all) == all.size() && out.commit();
    return isWritten ? Result<Done>(Done{}) : Result<Done>(Error{Error::Store, QStringLiteral("%1 cannot be written: %2").arg(file, out.errorString()), file, QStringLiteral("a place that you may write to")});
}

Result<SignedFile> readSigned(const QString& file)
{
    const Result<QByteArray> bytes = readFileBytes(file, kLargestReview);
    if (!bytes)
        return bytes.error();
    const QString hint = QStringLiteral("a file that \"inbox export\" or \"review\" has written");
    Result<SignedFile> read = readLong<SignedFile>(*bytes);
    if (!read)
        return unusable(file, read.error().text, hint);
    if (read->format != QLatin1String(SignedFile::kFormat))
        return unusable(file, QStringLiteral("this is no signed file of this program, or one of another version"), hint);
    if (!isSignedBy(read->key, read->text.toUtf8(), read->signature))
        return unusable(file, QStringLiteral("the signature is not of what stands in it: it was changed on its way, or is not whole"), QStringLiteral("have it given to you again"));
    return read;
}

QString staysInWords(qsizetype count)
{
    return count == 1 ? QStringLiteral("1 thing stays where it waits, and is answered there") : QStringLiteral("%1 things stay where they wait, and are answered there").arg(count);
}

void sayStays(const Invocation& call, const Review& review)
{
    if (!review.stays.isEmpty())
        call.say(QStringLiteral("%1:\n  %2").arg(staysInWords(review.stays.size()), review.stays.join(QStringLiteral("\n  "))));
}

Result<Review> readReview(const QString& file)
{
    const Result<SignedFile> held = readSigned(file);
    if (!held)
        return held.error();
    Result<Review> review = readLong<Review>(held->text.toUtf8());
    if (!review)
        return unusable(file, review.error().text, QStringLiteral("a file that \"inbox export\" has written"));
    if (review->format != QLatin1String(Review::kFormat) || review->home != held->key)
        return unusable(file, QStringLiteral("this is not what waits in an inbox"), QStringLiteral("a file that \"inbox export\" has written"));
    if (const Result<Done> right = fits(*review, file); !right)
        return right.error();
    return review;
}

} // namespace qd::app
