#include "agents/office/leaving/Shares.h"

#include "core/base/Digest.h"

#include <QRegularExpression>
#include <QtEndian>

namespace qd::agents {

using namespace Qt::StringLiterals;

bool Share::holds(const RunId& run, const QString& address) const
{
    const QByteArray hash = sha256(run.toString().toLatin1() + '\n' + address.toUtf8());
    const int lot = int(qFromBigEndian<quint64>(hash.constData()) % 100);
    return lot >= from && lot < until;
}

QString Share::inWords() const
{
    return u"by lot %1 of each 100"_s.arg(until - from);
}

Result<Share> shareFrom(const QString& text)
{
    static const QRegularExpression kForm(u"^(\\d{1,3})-(\\d{1,3})$"_s);
    const QRegularExpressionMatch match = kForm.match(text.trimmed());
    const Share share{match.captured(1).toInt(), match.captured(2).toInt()};
    if (!match.hasMatch() || share.from >= share.until || share.until > 100)
        return Error{Error::Parse, u"\"%1\" is no part of those whom it is for"_s.arg(text.left(40)), u"/input/share"_s, u"from and to of each hundred, as in \"0-15\""_s};
    return share;
}

} // namespace qd::agents
