#include "agents/organisation/BrandFile.h"

#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"

#include <algorithm>

namespace qd::agents {

namespace {

bool isColour(const QString& text)
{
    return text.size() == 7 && text.front() == QLatin1Char('#')
        && std::all_of(text.begin() + 1, text.end(), [](QChar c) { return QStringLiteral("0123456789abcdefABCDEF").contains(c); });
}

void checkColour(const char* member, const QString& text, QList<Fault>& faults)
{
    if (!isColour(text))
        faults.append({QLatin1Char('/') + QString::fromLatin1(member), QStringLiteral("is \"%1\"").arg(text),
                       QStringLiteral("expected a colour as \"#rrggbb\"")});
}

Result<Brand> read(const QByteArray& bytes, QList<Fault>& faults)
{
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/brand.json"), faults);
    if (!json)
        return json.error();
    Result<Brand> brand = decode<Brand>(*json);
    if (!brand)
        return brand;
    if (!isSlug(brand->id))
        faults.append({QStringLiteral("/id"), QStringLiteral("is \"%1\"").arg(brand->id),
                       QStringLiteral("expected small letters, digits and single hyphens, as in \"harbor-and-pine\"")});
    checkColour("colour_primary", brand->colourPrimary, faults);
    checkColour("colour_accent", brand->colourAccent, faults);
    checkColour("colour_background", brand->colourBackground, faults);
    checkColour("colour_text", brand->colourText, faults);
    for (qsizetype i = 0; i < brand->preferred.size(); ++i)
        if (brand->avoid.contains(brand->preferred[i], Qt::CaseInsensitive))
            faults.append({QStringLiteral("/preferred/%1").arg(i), QStringLiteral("is \"%1\", which stands in \"avoid\" as well").arg(brand->preferred[i]),
                           QStringLiteral("expected it in one of the two lists")});
    return brand;
}

} // namespace

Result<Brand> readBrand(const QByteArray& bytes, const QString& fileName)
{
    QList<Fault> faults;
    Result<Brand> brand = read(bytes, faults);
    if (!faults.isEmpty())
        return errorOf(faults, fileName);
    return brand;
}

QList<Fault> faultsOfBrand(const QByteArray& bytes)
{
    QList<Fault> faults;
    const Result<Brand> brand = read(bytes, faults);
    if (!brand && faults.isEmpty())
        faults.append({QStringLiteral("/"), QStringLiteral("could not be checked: %1").arg(brand.error().text), {}});
    return faults;
}

QByteArray writeBrand(const Brand& brand)
{
    const Result<Json> json = Json::parse(encode(brand));
    return json ? indented(*json) : QByteArray();
}

} // namespace qd::agents
