#include "app/window/NetworkWatch.h"

#include <utility>

namespace qd::app {

ui::Network networkOf(QNetworkInformation::Reachability reachability)
{
    switch (reachability) {
    case QNetworkInformation::Reachability::Unknown: return ui::Network::Unknown;
    case QNetworkInformation::Reachability::Disconnected: return ui::Network::Offline;
    case QNetworkInformation::Reachability::Local:
    case QNetworkInformation::Reachability::Site: return ui::Network::LocalOnly;
    case QNetworkInformation::Reachability::Online: return ui::Network::Online;
    }
    return ui::Network::Unknown;
}

void NetworkWatch::begin()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return take(QNetworkInformation::Reachability::Unknown);
    const QNetworkInformation* information = QNetworkInformation::instance(); // Qt hands it out in no other way
    connect(information, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::take);
    take(information->reachability());
}

void NetworkWatch::take(QNetworkInformation::Reachability reachability)
{
    const ui::Network network = networkOf(reachability);
    if (std::exchange(m_told, network) != network)
        emit changed(network);
}

} // namespace qd::app
