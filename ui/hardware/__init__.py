"""The technician's screen: devices with their live state, the doctor, set-up and test pages."""
