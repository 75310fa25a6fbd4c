#pragma once

#include "core/state/OfficeState.h"
#include "ui/widgets/Panel.h"

class QVBoxLayout;

namespace qd::ui {

/// What the channels of campaigns may spend outside and have spent, as bars, and how their money was moved last, with before
/// and after. Out of sight where the organisation has no campaign. @thread main.
class CampaignsPanel final : public Panel {
    Q_OBJECT
public:
    explicit CampaignsPanel(QWidget* parent = nullptr);
    void display(const OfficeState& state);

private:
    QWidget* channelCell(const OfficeState& state, const Campaign& campaign, const Channel& channel);
    QWidget* moveLine(const OfficeState& state, const CampaignsState::Move& move);
    void fill(const OfficeState& state);

    QWidget* m_rows = nullptr;
    CampaignsState m_shown;
    QByteArray m_organisation;
};

} // namespace qd::ui
