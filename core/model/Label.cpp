#include "core/model/Label.h"

#include "core/model/Memory.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd {

Label joined(const Label& a, const Label& b)
{
    Label label = a;
    label.integrity = std::min(a.integrity, b.integrity);
    label.confidentiality = std::max(a.confidentiality, b.confidentiality);
    label.rehearsal = a.rehearsal || b.rehearsal;
    for (const QString& source : b.sources)
        if (!label.sources.contains(source))
            label.sources.append(source);
    return label;
}

/// Beside labels, because it decides how far what is confidential goes.
bool MeaningSource::isLoopback(const QString& url)
{
    static const QRegularExpression kOwn(QStringLiteral("^127(\\.[0-9]{1,3}){3}$"));
    const QString host = QUrl(url, QUrl::StrictMode).host().toLower();
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || kOwn.match(host).hasMatch();
}

} // namespace qd
