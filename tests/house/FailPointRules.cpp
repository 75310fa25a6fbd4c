#include "tests/house/HouseRules.h"
#include "tests/house/SourceText.h"

#include <QMap>
#include <QRegularExpression>

namespace qd::house {

namespace {

const QString kListed = QStringLiteral("tests/app/kill/FailPoints.h");

/// Where each name stands that `pattern` captures; twice the same is a finding.
QMap<QString, Finding> namesIn(const File& file, const QRegularExpression& pattern, QList<Finding>& found)
{
    QMap<QString, Finding> names;
    for (auto hits = pattern.globalMatch(file.text); hits.hasNext();) {
        const QRegularExpressionMatch hit = hits.next();
        const QString name = hit.captured(1);
        const Finding here{file.path, lineOf(file.text, hit.capturedStart()), QStringLiteral("the fail point \"%1\" has this name twice: one name, one place").arg(name)};
        if (names.contains(name))
            found.append(here);
        names.insert(name, here);
    }
    return names;
}

} // namespace

QList<Finding> checkFailPoints(const QList<File>& all)
{
    static const QRegularExpression placed(QStringLiteral(R"rx(\bQD_FAIL\(\s*"([^"]*)"\s*\))rx"));
    static const QRegularExpression listed(QStringLiteral(R"rx("([^"\s]+\.[^".\s]+)"(?=\s*[,}]))rx"));
    QList<Finding> found;
    QMap<QString, Finding> places;
    QMap<QString, Finding> list;
    for (const File& file : all) {
        if (file.path == kListed)
            list = namesIn(file, listed, found);
        if (!isSource(file.path) || isTest(file.path))
            continue;
        const QMap<QString, Finding> here = namesIn(file, placed, found);
        for (auto place = here.begin(); place != here.end(); ++place) {
            if (places.contains(place.key()))
                found.append(*place);
            places.insert(place.key(), *place);
        }
    }
    for (auto place = places.begin(); place != places.end(); ++place)
        if (!list.contains(place.key()))
            found.append({place->path, place->line, QStringLiteral("nobody dies at the fail point \"%1\": name it in %2, and give it a round").arg(place.key(), kListed)});
    for (auto name = list.begin(); name != list.end(); ++name)
        if (!places.contains(name.key()))
            found.append({name->path, name->line, QStringLiteral("there is no fail point \"%1\" in the sources: take it out").arg(name.key())});
    return found;
}

} // namespace qd::house
