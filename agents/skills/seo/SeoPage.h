#pragma once

#include "agents/skills/text/Prose.h"
#include "agents/skills/text/TextStats.h"
#include "core/model/Brand.h"

#include <QList>

#include <functional>
#include <optional>

namespace qd::agents {

/// A page as the SEO checks see it: read once, asked often.
struct SeoPage {
    Prose prose;
    TextStats stats;
    QString title;
    QString description;
    QString slug;
    QString keyword;
    QString secondary;
    QString imageAlt;  ///< of the header image, which stands outside the text
    Brand brand;

    QStringList keywordStems;
    QStringList titleStems;
    QStringList textStems; ///< of the running text
    qsizetype keywordUses = 0;

    /// Fills the members that follow from the others.
    void measure();
};

struct SeoFinding {
    bool passed = false;
    QString note; ///< says the figure and the bound
};

/// One named check. `ask` gives nothing where the check does not apply to the page.
struct SeoCheck {
    QString id;
    int weight = 1;
    std::function<std::optional<SeoFinding>(const SeoPage&)> ask;
};

/// What search engines show of a page: title, description, address, images, links, structured data.
QList<SeoCheck> seoHeadChecks();
/// The text itself: keyword, headings, length, reading.
QList<SeoCheck> seoTextChecks();

} // namespace qd::agents
