#pragma once

#include "tests/app/window/Picture.h"
#include "ui/style/Tokens.h"

namespace qd::test {

/// What a person would recognise in a picture of the control room with the bridge in front, in its usual layout.
class Sight {
public:
    Sight(Picture picture, ui::Scheme scheme) : m_picture(std::move(picture)), m_tokens(ui::tokens(scheme)) {}

    const Picture& picture() const { return m_picture; }
    /// Nothing but a ground and a few lines.
    bool isBlank() const { return m_picture.colours() < 50 || m_picture.largestShare() > 0.9; }
    /// The marker beside "Inbox" in the rail that says how much waits.
    bool hasBadge() const;
    /// The approval card at the right: its main button.
    bool hasCard() const;
    /// What she said yes to, on its way out: the card is gone, and a row is marked where the way back stands.
    bool hasLeaving() const;
    /// Boxes of people on the chart.
    qsizetype people() const;
    /// Where the people are.
    QRect chart() const { return m_picture.part(0.12, 0.26, 0.73, 0.68); }

private:
    QRect inbox() const { return m_picture.part(0.7, 0.24, 1, 1); }

    Picture m_picture;
    const ui::Tokens& m_tokens;
};

} // namespace qd::test
