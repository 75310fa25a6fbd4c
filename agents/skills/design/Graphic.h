#pragma once

#include "agents/skills/Skill.h"

namespace qd::agents {

/// "design.header-image" and "design.social-graphic": 1200×630 PNG in the brand's colours with the title and a motif
/// that the theme leads to. The same input gives the same bytes on the same machine. Needs a running QGuiApplication.
class Graphic final : public Skill {
public:
    enum Layout {
        Header, ///< the title beside the motif, on the primary colour
        Social, ///< the title across, above a band with the motif, on the background colour
    };

    static constexpr int kWidth = 1200;
    static constexpr int kHeight = 630;

    explicit Graphic(Layout layout) : m_layout(layout) {}

    SkillId id() const override;
    QString title() const override;
    QString description() const override;
    QByteArray inputSchema() const override;
    QByteArray outputSchema() const override;
    QStringList shown() const override;
    /// Gives one file; without words where its title is untold. Error::Parse also when a colour of the brand is none.
    Result<SkillOutput> run(const SkillInput& input) const override;

private:
    Layout m_layout;
};

} // namespace qd::agents
